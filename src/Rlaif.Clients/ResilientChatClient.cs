using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Clients.Admission;

namespace Rlaif.Clients;

/// <summary>The one retry layer: each call is retried with backoff, behind a circuit breaker, each attempt under a timeout.</summary>
/// <remarks>
/// Safe for concurrent use; one instance a server, since the circuit is shared by its calls. Switch the retries of the inner
/// client off, or attempts multiply. Streaming is passed through as it is: a reply that has begun cannot be retried.
/// </remarks>
public sealed class ResilientChatClient : DelegatingChatClient
{
    private readonly ResilientCalls<ChatResponse> _calls;

    /// <summary>Initializes the client.</summary>
    /// <param name="innerClient">The client that makes one attempt; disposed with this one.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock of delays and timeouts; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Told of retries and of the circuit, never of text.</param>
    public ResilientChatClient(
        IChatClient innerClient, ResilienceOptions? options = null, TimeProvider? timeProvider = null, ILogger<ResilientChatClient>? logger = null)
        : this(innerClient, options, timeProvider, logger, gates: [])
    {
    }

    internal ResilientChatClient(
        IChatClient innerClient, ResilienceOptions? options, TimeProvider? timeProvider, ILogger<ResilientChatClient>? logger, params IReadOnlyList<ICallGate> gates)
        : base(innerClient)
    {
        var metadata = innerClient.GetService<ChatClientMetadata>();
        _calls = new ResilientCalls<ChatResponse>(
            options,
            timeProvider,
            logger ?? NullLogger<ResilientChatClient>.Instance,
            response => new CallResult(AttemptExtensions.OwnUsage(response.Usage), Failure: null, response.GetRateLimits()),
            gates)
        {
            IsStranger = true,
            Server = ServerContext.Of(metadata?.ProviderUri, metadata?.DefaultModelId),
        };
    }

    internal string? KeySource
    {
        init => _calls.Server = _calls.Server! with { KeySource = value };
    }

    /// <inheritdoc/>
    /// <exception cref="ModelServerException">The server refused the request for good, or the last retry failed.</exception>
    /// <exception cref="RequestNotMadeException">A ceiling or a rate limit forbids the request, or the server asks for too long a wait.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var sent = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var (response, attempts) = await _calls.CallAsync(
            token => InnerClient.GetResponseAsync(sent, options, token), PromptSize.Of(sent, options), cancellationToken).ConfigureAwait(false);
        response.AdditionalProperties = response.AdditionalProperties.With(attempts);
        return response;
    }
}
