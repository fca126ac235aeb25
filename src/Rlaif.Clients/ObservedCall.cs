using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>A call under observation; dispose it when it has ended.</summary>
internal sealed class ObservedCall(Activity? activity, TagList tags, TimeProvider timeProvider) : IDisposable
{
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>Whether anybody reads the span, so that its attributes are worth computing.</summary>
    public bool IsTraced => activity is { IsAllDataRequested: true };

    public void SetTag(string name, object? value)
    {
        if (IsTraced)
        {
            activity!.SetTag(name, value);
        }
    }

    public void Answered(string? model, UsageDetails? usage, int attempts)
    {
        if (model is not null)
        {
            tags.Add("gen_ai.response.model", model);
        }

        RecordTokens("input", usage?.InputTokenCount);
        RecordTokens("output", usage?.OutputTokenCount);
        RecordDuration();
        SetTag("gen_ai.response.model", model);
        SetTag("gen_ai.usage.input_tokens", usage?.InputTokenCount);
        SetTag("gen_ai.usage.output_tokens", usage?.OutputTokenCount);
        SetTag("rlaif.attempts", attempts);
    }

    public void Failed(Exception error)
    {
        var type = ClientTelemetry.ErrorType(error);
        tags.Add("error.type", type);
        RecordDuration();
        SetTag("error.type", type);
        SetTag("rlaif.attempts", (error as ModelServerException)?.Attempts);

        // Only our own messages are known to hold no text of a row.
        activity?.SetStatus(ActivityStatusCode.Error, (error as ModelServerException)?.Message);
    }

    public void Dispose() => activity?.Dispose();

    private void RecordDuration() =>
        ClientTelemetry.OperationDuration.Record(timeProvider.GetElapsedTime(_start).TotalSeconds, tags);

    private void RecordTokens(string type, long? count)
    {
        if (count is { } tokens)
        {
            // The tags are a structure: what is added to the copy stays there.
            var typed = tags;
            typed.Add("gen_ai.token.type", type);
            ClientTelemetry.TokenUsage.Record(tokens, typed);
        }
    }
}
