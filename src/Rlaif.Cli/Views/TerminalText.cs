using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rlaif.Cli.Views;

/// <summary>Makes any text harmless for a terminal, through which every text of a row has to go.</summary>
/// <remarks>
/// Escape sequences (ECMA-48) and directional controls (Unicode TR 36, 2014; Boucher and Anderson, 2021) would let a row move the cursor, rename the window
/// or show other characters than it has; they are written out, as in <c>\u001b</c>.
/// </remarks>
internal static class TerminalText
{
    private static readonly SearchValues<char> Dangerous = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(IsDangerous)]);

    /// <summary>Writes out every character that a terminal would obey, line breaks among them.</summary>
    public static string OnOneLine(string text)
    {
        if (text.AsSpan().IndexOfAny(Dangerous) < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = Dangerous.Contains(character) ? safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : safe.Append(character);
        }

        return safe.ToString();
    }

    private static bool IsDangerous(char character) =>
        (char.IsControl(character) && character != '\t')
        || character is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
