using System.Globalization;
using System.Text.Json;
using Rlaif.Labelers.Chat;
using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers.Replies;

/// <summary>Tells what a useless reply was, in words that are certain to hold nothing of a row.</summary>
internal static class ReplyWords
{
    private const int LongestQuote = 80;

    /// <summary>Returns the words that follow "the reply was".</summary>
    public static string Describe(string reply, Question question)
    {
        var said = Thinking.Without(reply);
        return said.Length == 0 ? reply.Length == 0 ? "empty" : "thoughts without an answer"
            : HoldsNothing(Words(said), question) ? $"\"{Quoted(said)}\""
            : string.Create(CultureInfo.InvariantCulture, $"{(IsJson(said) ? "JSON" : "prose")} of {said.Length} characters");
    }

    // A text may be repeated in another language or code, so that it does not do to look for its words. Only known words are harmless,
    // unless they are the whole text.
    private static bool HoldsNothing(HashSet<string> reply, Question question) =>
        reply.All(EverydayWords.Contains)
        && question.Request.Examples.Select(example => example.Text).Prepend(question.Request.Example.Text).All(text => !Words(text).IsSubsetOf(reply));

    private static HashSet<string> Words(string text)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                words.Add(text[start..end].ToLowerInvariant());
                start = end;
            }
        }

        return words;
    }

    // Letters have been looked at; what else stands between them need not be ASCII, or show at all.
    private static string Quoted(string reply)
    {
        var plain = string.Concat(reply.Select(character => character is '"' or '`' ? '\'' : character is > ' ' and <= '~' ? character : ' '));
        var line = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : $"{Excerpt.Of(line, LongestQuote)}…";
    }

    private static bool IsJson(string reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
