using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Rlaif.Clients.OpenAI;

/// <summary>Turns the options of a request into those of the OpenAI package.</summary>
internal static class RequestSettings
{
    private const string DefaultSchemaName = "answer";

    public static ChatCompletionOptions From(ChatOptions? options, IChatClient client, OpenAIDialect dialect)
    {
        if (options is null)
        {
            return new ChatCompletionOptions();
        }

        if (options.Tools is { Count: > 0 })
        {
            throw new NotSupportedException("This client calls no tools; leave them out of the options.");
        }

        // What the caller set on the package's own options stands.
        var result = options.RawRepresentationFactory?.Invoke(client) as ChatCompletionOptions ?? new ChatCompletionOptions();
        SetSampling(result, options);
        SetLimit(result, options.MaxOutputTokens, dialect);
        SetLogProbabilities(result, options.GetRequestedLogProbabilities());
        result.ResponseFormat ??= Format(options.ResponseFormat);
        return result;
    }

#pragma warning disable OPENAI001 // Seed and ReasoningEffortLevel are still marked experimental.
    private static void SetSampling(ChatCompletionOptions result, ChatOptions options)
    {
        result.Temperature ??= options.Temperature;
        result.TopP ??= options.TopP;
        result.FrequencyPenalty ??= options.FrequencyPenalty;
        result.PresencePenalty ??= options.PresencePenalty;
        result.Seed ??= options.Seed;
        result.ReasoningEffortLevel ??= Effort(options.Reasoning?.Effort);
        foreach (var stop in options.StopSequences ?? [])
        {
            result.StopSequences.Add(stop);
        }

#pragma warning disable SCME0001 // The patch is the package's way to send what it has no property for.
        if (options.ModelId is { } model)
        {
            result.Patch.Set("$.model"u8, model);
        }
#pragma warning restore SCME0001
    }

    private static ChatReasoningEffortLevel? Effort(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => ChatReasoningEffortLevel.None,
        ReasoningEffort.Low => ChatReasoningEffortLevel.Low,
        ReasoningEffort.Medium => ChatReasoningEffortLevel.Medium,
        ReasoningEffort.High => ChatReasoningEffortLevel.High,
        ReasoningEffort.ExtraHigh => new ChatReasoningEffortLevel("xhigh"),
        _ => default(ChatReasoningEffortLevel?),
    };
#pragma warning restore OPENAI001

    private static void SetLimit(ChatCompletionOptions result, int? limit, OpenAIDialect dialect)
    {
        if (dialect != OpenAIDialect.Compatible)
        {
            result.MaxOutputTokenCount ??= limit;
        }
        else if (limit is { } tokens)
        {
#pragma warning disable SCME0001 // The package knows only max_completion_tokens, which Ollama and LM Studio ignore.
            result.Patch.Set("$.max_tokens"u8, tokens);
#pragma warning restore SCME0001
        }
    }

    private static void SetLogProbabilities(ChatCompletionOptions result, int? alternatives)
    {
        if (alternatives is { } count)
        {
            result.IncludeLogProbabilities ??= true;
            result.TopLogProbabilityCount ??= count;
        }
    }

    private static ChatResponseFormat? Format(Microsoft.Extensions.AI.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => ChatResponseFormat.CreateJsonSchemaFormat(
            json.SchemaName ?? DefaultSchemaName,
            BinaryData.FromBytes(Encoding.UTF8.GetBytes(schema.GetRawText())),
            json.SchemaDescription,
            jsonSchemaIsStrict: true),
        ChatResponseFormatJson => ChatResponseFormat.CreateJsonObjectFormat(),
        ChatResponseFormatText => ChatResponseFormat.CreateTextFormat(),
        _ => null,
    };
}
