using System.Globalization;
using System.Text;

namespace Rlaif.Cli.Charts;

/// <summary>Escapes text for HTML and XML, and shows controls and format characters, which would act unseen.</summary>
internal static class VisibleText
{
    private static readonly Rune ZeroWidthNonJoiner = new(0x200C);
    private static readonly Rune ZeroWidthJoiner = new(0x200D);

    public static void Append(StringBuilder markup, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<':
                    markup.Append("&lt;");
                    break;
                case '>':
                    markup.Append("&gt;");
                    break;
                case '&':
                    markup.Append("&amp;");
                    break;
                case '"':
                    markup.Append("&quot;");
                    break;
                case '\'':
                    markup.Append("&#39;");
                    break;
                default:
                    Append(markup, rune);
                    break;
            }
        }
    }

    private static void Append(StringBuilder markup, Rune rune)
    {
        if (rune.Value is '\n' or '\r')
        {
            markup.Append('↵');
        }
        else if (IsUnseen(rune))
        {
            markup.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        }
        else
        {
            markup.Append(rune.ToString());
        }
    }

    // The two joiners are part of how many scripts, and emoji, are written. The others of the list are no characters.
    private static bool IsUnseen(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            && rune != ZeroWidthJoiner && rune != ZeroWidthNonJoiner)
        || (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
