using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Traces and measures calls to a model by OpenTelemetry's <c>gen_ai</c> conventions, never their text.</summary>
/// <remarks>
/// The source and the meter are named <c>Rlaif</c>. It stands outermost: a span covers a call with all its retries, each of which is
/// an event of it. Safe for concurrent use. Streaming is passed through unmeasured.
/// </remarks>
public sealed class TelemetryChatClient : DelegatingChatClient
{
    private readonly CallTelemetry _calls;

    /// <summary>Initializes the client.</summary>
    /// <param name="innerClient">The client to observe; disposed with this one.</param>
    /// <param name="timeProvider">The clock of the measured durations; <see langword="null"/> for the system's.</param>
    public TelemetryChatClient(IChatClient innerClient, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        var metadata = innerClient.GetService<ChatClientMetadata>();
        _calls = new CallTelemetry("chat", metadata?.ProviderName, metadata?.ProviderUri, metadata?.DefaultModelId, timeProvider);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var call = _calls.Start(options?.ModelId);
        Describe(call, options);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            call.Answered(response.ModelId, response.Usage, response.GetAttempts().Count);
            Describe(call, response);
            return response;
        }
        catch (Exception error)
        {
            call.Failed(error);
            throw;
        }
    }

    private static void Describe(ObservedCall call, ChatOptions? options)
    {
        if (call.IsTraced)
        {
            call.SetTag("gen_ai.request.temperature", options?.Temperature);
            call.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
            call.SetTag("gen_ai.request.seed", options?.Seed);
            call.SetTag("gen_ai.output.type", options?.ResponseFormat is ChatResponseFormatJson ? "json" : "text");
        }
    }

    private static void Describe(ObservedCall call, ChatResponse response)
    {
        if (call.IsTraced)
        {
            call.SetTag("gen_ai.response.id", response.ResponseId);
            call.SetTag("gen_ai.response.finish_reasons", Identifier.OrNull(response.FinishReason?.Value) is { } reason ? new[] { reason } : null);
            call.SetTag("gen_ai.usage.cache_read.input_tokens", response.Usage?.CachedInputTokenCount);
            call.SetTag("gen_ai.usage.reasoning.output_tokens", response.Usage?.ReasoningTokenCount);
        }
    }
}
