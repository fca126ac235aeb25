using System.Text.Json;
using System.Text.Json.Nodes;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace Rlaif.Clients.OpenAI;

/// <summary>The reply as it came; the package refuses a completion whose finish reason is none of OpenAI's.</summary>
internal sealed class CompletionBody(BinaryData json, JsonElement root)
{
    private const string Choices = "choices";
    private const string FinishReason = "finish_reason";

    public ChatCompletion Completion()
    {
        var readable = root.GetProperty(Choices).EnumerateArray().All(choice => Known(ReasonOf(choice)) is not null) ? json : WithoutReasons();
        return PackageJson.Read<ChatCompletion>(readable);
    }

    /// <summary>The first choice's; servers that give none, or null, are taken to have come to the end.</summary>
    public ChatFinishReason Reason()
    {
        var reason = ReasonOf(root.GetProperty(Choices)[0]);
        return Known(reason) ?? (string.IsNullOrWhiteSpace(reason) ? ChatFinishReason.Stop : new ChatFinishReason(reason));
    }

    private BinaryData WithoutReasons()
    {
        var body = JsonObject.Create(root)!;
        foreach (var choice in body[Choices]!.AsArray())
        {
            choice![FinishReason] = "stop";
        }

        return BinaryData.FromString(body.ToJsonString());
    }

    private static string? ReasonOf(JsonElement choice) => LenientJson.Text(LenientJson.Property(choice, FinishReason));

    private static ChatFinishReason? Known(string? reason) => reason?.ToLowerInvariant() switch
    {
        "stop" => ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        _ => null,
    };
}
