using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>The attributes of a call: names, numbers and settings; never a message or a reply.</summary>
internal sealed class CallTags(ChatClientMetadata? metadata)
{
    // A value the conventions require even where the client does not say.
    private readonly string _provider = metadata?.ProviderName ?? "unknown";
    private readonly Uri? _server = metadata?.ProviderUri;
    private readonly string? _model = metadata?.DefaultModelId;

    public Activity? StartActivity(ChatOptions? options)
    {
        if (!ClientTelemetry.Source.HasListeners())
        {
            return null;
        }

        var model = options?.ModelId ?? _model;
        var activity = ClientTelemetry.Source.StartActivity(model is null ? "chat" : $"chat {model}", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            foreach (var tag in ForMetrics(options, response: null))
            {
                activity.SetTag(tag.Key, tag.Value);
            }

            activity.SetTag("gen_ai.request.temperature", options?.Temperature);
            activity.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
            activity.SetTag("gen_ai.request.seed", options?.Seed);
            activity.SetTag("gen_ai.output.type", options?.ResponseFormat is ChatResponseFormatJson ? "json" : "text");
        }

        return activity;
    }

    public TagList ForMetrics(ChatOptions? options, ChatResponse? response)
    {
        var tags = new TagList { { "gen_ai.operation.name", "chat" }, { "gen_ai.provider.name", _provider } };
        if ((options?.ModelId ?? _model) is { } model)
        {
            tags.Add("gen_ai.request.model", model);
        }

        if (_server is not null)
        {
            tags.Add("server.address", _server.Host);
            tags.Add("server.port", _server.Port);
        }

        if (response?.ModelId is { } answered)
        {
            tags.Add("gen_ai.response.model", answered);
        }

        return tags;
    }

    public static void Finish(Activity activity, ChatResponse? response, Exception? error)
    {
        if (error is not null)
        {
            // Only our own messages are known to hold no text of a row.
            activity.SetStatus(ActivityStatusCode.Error, (error as ModelServerException)?.Message);
            activity.SetTag("error.type", ClientTelemetry.ErrorType(error));
            activity.SetTag("rlaif.attempts", (error as ModelServerException)?.Attempts);
            return;
        }

        activity.SetTag("gen_ai.response.model", response?.ModelId);
        activity.SetTag("gen_ai.response.id", response?.ResponseId);
        activity.SetTag("gen_ai.response.finish_reasons", Identifier.OrNull(response?.FinishReason?.Value) is { } reason ? new[] { reason } : null);
        activity.SetTag("gen_ai.usage.input_tokens", response?.Usage?.InputTokenCount);
        activity.SetTag("gen_ai.usage.output_tokens", response?.Usage?.OutputTokenCount);
        activity.SetTag("gen_ai.usage.cache_read.input_tokens", response?.Usage?.CachedInputTokenCount);
        activity.SetTag("gen_ai.usage.reasoning.output_tokens", response?.Usage?.ReasoningTokenCount);
        activity.SetTag("rlaif.attempts", response?.GetAttempts().Count);
    }
}
