namespace Rlaif.Labelers.Injection;

/// <summary>Recognizes texts that look as if they were written to steer a model.</summary>
/// <remarks>A count for the report, no defense: whoever wants to slip through can. Linear in the length of the text.</remarks>
internal static class InjectionSigns
{
    // How far apart the parts of "ignore ... all earlier ... instructions" may stand, in characters.
    private const int Before = 60;
    private const int After = 80;

    // A code inside a code is decoded once more, and then no further.
    private const int MaximumDepth = 2;

    public static bool Any(string text) => Any(text, MaximumDepth);

    private static bool Any(string text, int depth)
    {
        var seen = SeenText.Of(text);
        return seen.HidesText
            || seen.Compact.AsSpan().ContainsAny(SteeringMarks.All)
            || AnyInWords(seen.Words)
            || AnyInWords(LetterCodes.Rot13(seen.Words))
            || (LetterCodes.HasLookalikes(seen.Words) && AnyInWords(LetterCodes.Latin(seen.Words)))
            || (depth > 0 && EncodedText.Decode(text).Any(decoded => Any(decoded, depth - 1)));
    }

    private static bool AnyInWords(ReadOnlySpan<char> words) => words.ContainsAny(SteeringWords.Phrases) || DismissesInstructions(words);

    private static bool DismissesInstructions(ReadOnlySpan<char> words)
    {
        for (var start = 0; start < words.Length; start++)
        {
            var next = words[start..].IndexOfAny(SteeringWords.Dismissals);
            if (next < 0)
            {
                return false;
            }

            start += next;
            var window = words[Math.Max(0, start - Before)..Math.Min(words.Length, start + After)];
            if (window.ContainsAny(SteeringWords.Orders) && window.ContainsAny(SteeringWords.Qualifiers))
            {
                return true;
            }
        }

        return false;
    }
}
