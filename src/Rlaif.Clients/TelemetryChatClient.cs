using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Traces and measures calls to a model by OpenTelemetry's <c>gen_ai</c> conventions, never their text.</summary>
/// <remarks>
/// The source and the meter are named <c>Rlaif</c>. It stands outermost: a span covers a call with all its retries, each of which is
/// an event of it. Safe for concurrent use. Streaming is passed through unmeasured.
/// </remarks>
public sealed class TelemetryChatClient : DelegatingChatClient
{
    private readonly TimeProvider _timeProvider;
    private readonly CallTags _tags;

    /// <summary>Initializes the client.</summary>
    /// <param name="innerClient">The client to observe; disposed with this one.</param>
    /// <param name="timeProvider">The clock of the measured durations; <see langword="null"/> for the system's.</param>
    public TelemetryChatClient(IChatClient innerClient, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
        _tags = new CallTags(innerClient.GetService<ChatClientMetadata>());
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var start = _timeProvider.GetTimestamp();
        using var activity = _tags.StartActivity(options);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            Record(activity, options, response, error: null, start);
            return response;
        }
        catch (Exception error)
        {
            Record(activity, options, response: null, error, start);
            throw;
        }
    }

    private void Record(Activity? activity, ChatOptions? options, ChatResponse? response, Exception? error, long start)
    {
        var tags = _tags.ForMetrics(options, response);
        if (response?.Usage is { } usage)
        {
            RecordTokens(tags, "input", usage.InputTokenCount);
            RecordTokens(tags, "output", usage.OutputTokenCount);
        }

        if (error is not null)
        {
            tags.Add("error.type", ClientTelemetry.ErrorType(error));
        }

        ClientTelemetry.OperationDuration.Record(_timeProvider.GetElapsedTime(start).TotalSeconds, tags);
        if (activity is { IsAllDataRequested: true })
        {
            CallTags.Finish(activity, response, error);
        }
    }

    // The tags are a structure: what is added here stays here.
    private static void RecordTokens(TagList tags, string type, long? count)
    {
        if (count is { } tokens)
        {
            tags.Add("gen_ai.token.type", type);
            ClientTelemetry.TokenUsage.Record(tokens, tags);
        }
    }
}
