using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Rlaif.Clients.Redaction;

namespace Rlaif.Clients;

/// <summary>Replaces secrets by placeholders before a request leaves the process, and puts them back into the reply.</summary>
/// <remarks>
/// It redacts the text of all messages but the system's, which are the program's own words. Placeholders such as <c>[EMAIL_1]</c> are
/// numbered in each request, equal values share one, and none is used that the request holds already. Log-probabilities are left out of a
/// reply that was changed, since they belong to other words. A streamed reply arrives in one piece, since a placeholder may be cut in two.
/// Values are never logged. Safe for concurrent use. It stands around retries, telemetry and caches.
/// </remarks>
public sealed class RedactingChatClient : DelegatingChatClient
{
    private readonly Redactor _redactor;

    /// <summary>Initializes the client.</summary>
    /// <param name="innerClient">The client that is to see no secrets; disposed with this one.</param>
    /// <param name="options">What is redacted; <see langword="null"/> for the defaults.</param>
    public RedactingChatClient(IChatClient innerClient, RedactionOptions? options = null)
        : base(innerClient) =>
        _redactor = new Redactor(options ?? new RedactionOptions());

    /// <summary>Gets how many places were redacted so far.</summary>
    /// <value>A snapshot by kind, such as <c>EMAIL</c>; kinds that were never met are left out.</value>
    public IReadOnlyDictionary<string, long> Counts => _redactor.Counts;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var request = new RedactedMessages(messages as IReadOnlyCollection<ChatMessage> ?? [.. messages], options?.Instructions, _redactor);
        return request.Restore(await base.GetResponseAsync(request.Messages, options, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
