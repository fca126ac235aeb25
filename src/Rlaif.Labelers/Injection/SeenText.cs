using System.Globalization;
using System.Text;

namespace Rlaif.Labelers.Injection;

/// <summary>A text as a model may read it, whatever letters and invisible characters it is written with.</summary>
/// <param name="Words">Lower case, with one blank between words, before the first and after the last.</param>
/// <param name="Compact">Lower case without blanks and backslashes, each line after a line feed, every quotation mark the same.</param>
/// <param name="HidesText">Whether so many invisible characters stand in a row that they hold a text.</param>
internal sealed record SeenText(string Words, string Compact, bool HidesText)
{
    // The flag of a country part, the longest honest row, has seven.
    private const int HiddenRun = 16;

    public static SeenText Of(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        var compact = new StringBuilder(text.Length + 1).Append('\n');
        var (invisible, hidesText) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                hidesText |= ++invisible >= HiddenRun;
                continue;
            }

            invisible = 0;
            var letter = Rune.ToLowerInvariant(Plain(rune));
            AppendWord(words, letter);
            AppendCompact(compact, letter);
        }

        return new SeenText(words.Append(words[^1] == ' ' ? string.Empty : " ").ToString(), compact.ToString(), hidesText);
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // Letters that are wide, in a circle, or styled for mathematics.
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E and var wide => new Rune(wide - 0xFEE0),
        >= 0x24B6 and <= 0x24E9 and var circled => new Rune('a' + ((circled - 0x24B6) % 26)),
        >= 0x1D400 and <= 0x1D6A3 and var styled => new Rune('a' + ((styled - 0x1D400) % 26)),
        0x3000 => new Rune(' '),
        _ => rune,
    };

    private static void AppendWord(StringBuilder words, Rune letter)
    {
        if (Rune.IsLetterOrDigit(letter) || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        {
            Append(words, letter);
        }
        else if (words[^1] != ' ')
        {
            words.Append(' ');
        }
    }

    private static void AppendCompact(StringBuilder compact, Rune letter)
    {
        if (letter.Value is '\n' or '\r')
        {
            compact.Append(compact[^1] == '\n' ? string.Empty : "\n");
        }
        else if (letter.Value is '\'' or '`' or '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019' or '\u00AB' or '\u00BB')
        {
            compact.Append('"');
        }
        else if (letter.Value != '\\' && !Rune.IsWhiteSpace(letter))
        {
            Append(compact, letter);
        }
    }

    private static void Append(StringBuilder builder, Rune letter)
    {
        Span<char> characters = stackalloc char[2];
        builder.Append(characters[..letter.EncodeToUtf16(characters)]);
    }
}
