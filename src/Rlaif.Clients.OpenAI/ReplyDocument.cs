using System.Text.Json;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads what all replies have in common.</summary>
internal static class ReplyDocument
{
    /// <exception cref="ModelServerException">The reply is no JSON.</exception>
    public static JsonDocument Parse(BinaryData reply)
    {
        try
        {
            return JsonDocument.Parse(reply);
        }
        catch (JsonException)
        {
            throw ServerFailures.UnreadableReply();
        }
    }

    /// <summary>What the reply says it cost, whether the rest of it can be read or not.</summary>
    public static TokenUsage UsageIn(JsonElement reply) =>
        LenientJson.Property(reply, "usage") is { } usage ? new TokenUsage(Count(usage, "prompt_tokens"), Count(usage, "completion_tokens")) : default;

    private static long Count(JsonElement usage, string name) =>
        LenientJson.Property(usage, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count >= 0 ? count : 0;
}
