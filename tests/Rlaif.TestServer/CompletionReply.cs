using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>A completion of the model.</summary>
internal sealed class CompletionReply(string? content, string finishReason, string? refusal = null, JsonArray? logProbabilities = null) : Reply
{
    /// <summary>The tokens that every answer reports, so that tests can add them up.</summary>
    public const int PromptTokens = 40;
    public const int CompletionTokens = 5;
    public const int CachedTokens = 8;
    public const int ReasoningTokens = 2;

    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Completion(request).ToJsonString(), cancellationToken);
    }

    private JsonObject Completion(ServerRequest request) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_445_412_480,
        ["model"] = $"{request.Model}-2015-10-21",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = refusal },
            ["logprobs"] = logProbabilities is null ? null : new JsonObject { ["content"] = logProbabilities, ["refusal"] = null },
            ["finish_reason"] = finishReason,
        }),
        ["usage"] = new JsonObject
        {
            ["prompt_tokens"] = PromptTokens,
            ["completion_tokens"] = CompletionTokens,
            ["total_tokens"] = PromptTokens + CompletionTokens,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = CachedTokens },
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = ReasoningTokens },
        },
    };
}
