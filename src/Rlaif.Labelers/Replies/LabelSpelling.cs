using System.Globalization;
using System.Text;

namespace Rlaif.Labelers.Replies;

/// <summary>Compares the beginning of a written label with a name, in any way that JSON lets it be written.</summary>
/// <param name="opening">The marks before the label's first letter; none where it stands as plain text.</param>
internal readonly ref struct LabelSpelling(ReadOnlySpan<byte> opening)
{
    private const int HexDigits = 4;
    private static readonly (byte Escape, char Character)[] ShortEscapes =
        [((byte)'"', '"'), ((byte)'\\', '\\'), ((byte)'/', '/'), ((byte)'b', '\b'), ((byte)'f', '\f'), ((byte)'n', '\n'), ((byte)'r', '\r'), ((byte)'t', '\t')];

    private readonly ReadOnlySpan<byte> _opening = opening;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    private bool IsPlain => _opening.IsEmpty;

    /// <summary>Finds the label's letters behind the marks; false where the bytes do not come that far or are others.</summary>
    public bool TryEnter(ReadOnlySpan<byte> written, out ReadOnlySpan<byte> letters)
    {
        letters = default;
        foreach (var mark in _opening)
        {
            written = written.TrimStart(Blanks);
            if (written.IsEmpty || written[0] != mark)
            {
                return false;
            }

            written = written[1..];
        }

        letters = IsPlain ? written.TrimStart(Blanks) : written;
        return !letters.IsEmpty;
    }

    /// <summary>Compares letters with a name.</summary>
    public SpellingMatch Match(ReadOnlySpan<byte> letters, string name)
    {
        var place = 0;
        while (!letters.IsEmpty)
        {
            if (place == name.Length)
            {
                return IsEnd(letters) ? SpellingMatch.Ended : SpellingMatch.None;
            }

            var read = !IsPlain && letters[0] == '\\' ? Escape(letters, name, ref place) : Literal(letters, name, ref place);
            if (read == 0)
            {
                return SpellingMatch.None;
            }

            letters = letters[Math.Min(read, letters.Length)..];
        }

        return SpellingMatch.Begun;
    }

    // Blanks end a plain text only where nothing follows them.
    private bool IsEnd(ReadOnlySpan<byte> letters) => IsPlain ? letters.Trim(Blanks).IsEmpty : letters[0] == '"';

    // Each returns how many bytes the next character takes, of which the last may not be written yet; 0 where it is another character.
    private int Literal(ReadOnlySpan<byte> letters, string name, ref int place)
    {
        if (!Rune.TryGetRuneAt(name, place, out var rune) || (!IsPlain && letters[0] == '"'))
        {
            return 0;
        }

        Span<byte> expected = stackalloc byte[4];
        expected = expected[..rune.EncodeToUtf8(expected)];
        place += rune.Utf16SequenceLength;
        return Agree(letters, expected) ? expected.Length : 0;
    }

    private static int Escape(ReadOnlySpan<byte> letters, string name, ref int place)
    {
        var character = name[place++];
        if (letters.Length == 1)
        {
            return 1;
        }

        if (letters[1] != 'u')
        {
            return ShortEscapes.Contains((letters[1], character)) ? 2 : 0;
        }

        Span<byte> lower = stackalloc byte[HexDigits];
        Span<byte> upper = stackalloc byte[HexDigits];
        ((int)character).TryFormat(lower, out _, "x4", CultureInfo.InvariantCulture);
        ((int)character).TryFormat(upper, out _, "X4", CultureInfo.InvariantCulture);
        return Agree(letters[2..], lower) || Agree(letters[2..], upper) ? 2 + HexDigits : 0;
    }

    // As far as both go.
    private static bool Agree(ReadOnlySpan<byte> written, ReadOnlySpan<byte> expected)
    {
        var common = Math.Min(written.Length, expected.Length);
        return written[..common].SequenceEqual(expected[..common]);
    }
}
