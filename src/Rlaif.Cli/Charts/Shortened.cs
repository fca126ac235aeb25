using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Cuts texts that would not fit.</summary>
internal static class Shortened
{
    /// <summary>Cuts between characters as people see them, and says so by an ellipsis.</summary>
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
}
