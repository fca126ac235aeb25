using System.Globalization;
using System.Text;

namespace Rlaif.Clients;

/// <summary>Makes foreign text fit for a sentence: one line, no controls, not too long.</summary>
internal static class OneLine
{
    /// <summary>Returns the text with each run of blanks and controls as one space; null where nothing is left.</summary>
    public static string? Of(string? text, int maxLength)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (line.Length >= maxLength)
            {
                line.Append('…');
                break;
            }

            Append(line, rune);
        }

        return line.ToString().Trim() is { Length: > 0 } result ? result : null;
    }

    // Format characters turn the direction of a terminal's line, or hide what stands there.
    private static void Append(StringBuilder line, Rune rune)
    {
        if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
        {
            line.Append(rune == new Rune('"') ? "'" : rune.ToString());
        }
        else if (line.Length > 0 && line[^1] != ' ')
        {
            line.Append(' ');
        }
    }
}
