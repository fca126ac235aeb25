using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Cuts texts that would not fit, between characters as people see them, and says so by an ellipsis.</summary>
internal static class Shortened
{
    /// <summary>Cuts the end.</summary>
    /// <param name="length">The longest that fits, at least 2.</param>
    /// <param name="text">The text.</param>
    public static string To(int length, string text)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < length)
        {
            end = next;
        }

        // A single character may be made of ever so many marks.
        return (end == 0 ? string.Empty : text[..end]) + "…";
    }

    /// <summary>Cuts the middle: names that begin alike mostly end otherwise.</summary>
    /// <param name="width">The widest that fits, in letters, at least 5.</param>
    /// <param name="name">The name.</param>
    public static string InTheMiddle(int width, string name)
    {
        if (Width(name) <= width)
        {
            return name;
        }

        var characters = Characters(name);
        var (head, tail) = (Fitting(characters, width / 2), Fitting(characters.AsEnumerable().Reverse(), (width - 1) / 2));
        return $"{string.Concat(characters.Take(head))}…{string.Concat(characters.TakeLast(tail))}";
    }

    /// <summary>Tells how wide a text is, in letters.</summary>
    public static int Width(string text) => Characters(text).Sum(WidthOf);

    private static List<string> Characters(string text)
    {
        var characters = new List<string>();
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            characters.Add(elements.GetTextElement());
        }

        return characters;
    }

    private static int Fitting(IEnumerable<string> characters, int width) => characters.TakeWhile(character => (width -= WidthOf(character)) >= 0).Count();

    // Hangul, then Chinese, Japanese and all that follows, pictures among it; signs of punctuation lie between.
    private static int WidthOf(string character) => character.EnumerateRunes().First().Value is (>= 0x1100 and < 0x1200) or >= 0x2E80 ? 2 : 1;
}
