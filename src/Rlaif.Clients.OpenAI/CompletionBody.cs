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
    private const string LogProbabilities = "logprobs";

    public ChatCompletion Completion()
    {
        try
        {
            return PackageJson.Read<ChatCompletion>(Every(choice => Known(ReasonOf(choice)) is not null) ? json : Rewritten(withLogProbabilities: true));
        }
        catch (Exception) when (!Every(choice => LenientJson.Property(choice, LogProbabilities) is null))
        {
            // Some servers write log-probabilities in a form of their own; the answer beside them can be read all the same.
            return PackageJson.Read<ChatCompletion>(Rewritten(withLogProbabilities: false));
        }
    }

    /// <summary>The first choice's; servers that give none, or null, are taken to have come to the end.</summary>
    public ChatFinishReason Reason()
    {
        var reason = ReasonOf(root.GetProperty(Choices)[0]);
        return Known(reason) ?? (string.IsNullOrWhiteSpace(reason) ? ChatFinishReason.Stop : new ChatFinishReason(reason));
    }

    private bool Every(Func<JsonElement, bool> condition) => root.GetProperty(Choices).EnumerateArray().All(condition);

    private BinaryData Rewritten(bool withLogProbabilities)
    {
        var body = JsonObject.Create(root)!;
        foreach (var choice in body[Choices]!.AsArray())
        {
            choice![FinishReason] = "stop";
            if (!withLogProbabilities)
            {
                choice[LogProbabilities] = null;
            }
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
