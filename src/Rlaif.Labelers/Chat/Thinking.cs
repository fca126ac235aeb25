using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Chat;

/// <summary>Tells what a reasoning model thought from what it answered.</summary>
internal static class Thinking
{
    private const string Opening = "<think>";
    private const string Closing = "</think>";

    /// <summary>Returns the reply without thoughts, which some servers leave in it; nothing where there are thoughts only.</summary>
    public static string Without(string reply)
    {
        var end = reply.LastIndexOf(Closing, StringComparison.Ordinal);
        return end >= 0 ? reply[(end + Closing.Length)..].Trim()
            : reply.AsSpan().TrimStart().StartsWith(Opening, StringComparison.Ordinal) ? string.Empty
            : reply.Trim();
    }

    /// <summary>Says whether thoughts took the room that the answer needed.</summary>
    public static bool HasRunOutOfRoom(ChatResponse response, int outputTokens) =>
        response.FinishReason == ChatFinishReason.Length
        && (response.Text.Length == 0 || IsThoughtOnly(response.Text) || response.Usage?.ReasoningTokenCount * 2 >= outputTokens);

    // Blanks without end are no thoughts: some models write them where they are held to JSON.
    private static bool IsThoughtOnly(string reply) => !string.IsNullOrWhiteSpace(reply) && Without(reply).Length == 0;
}
