using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>What came of one request of a batch: a response or a failure.</summary>
public sealed record ChatBatchResult
{
    /// <summary>Initializes the result of a request that was answered.</summary>
    /// <param name="requestId">The identifier of the request.</param>
    /// <param name="response">The answer.</param>
    public ChatBatchResult(string requestId, ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(response);
        RequestId = requestId;
        Response = response;
    }

    /// <summary>Initializes the result of a request that failed.</summary>
    /// <param name="requestId">The identifier of the request.</param>
    /// <param name="failure">Why.</param>
    public ChatBatchResult(string requestId, ModelServerException failure)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(failure);
        RequestId = requestId;
        Failure = failure;
    }

    /// <summary>Gets the identifier of the request.</summary>
    public string RequestId { get; }

    /// <summary>Gets the answer.</summary>
    /// <value><see langword="null"/> where the request failed.</value>
    public ChatResponse? Response { get; }

    /// <summary>Gets why there is no answer.</summary>
    /// <value><see langword="null"/> where there is one.</value>
    public ModelServerException? Failure { get; }
}
