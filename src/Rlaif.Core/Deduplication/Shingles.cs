namespace Rlaif.Deduplication;

/// <summary>Reads a text as overlapping pieces of four characters, each packed into a number.</summary>
/// <remarks>Case, punctuation and the width of blanks make no difference; signs such as emojis do.</remarks>
internal static class Shingles
{
    private const int Length = 4;
    private const int BitsPerCharacter = 16;

    /// <summary>Writes the shingles of a text in its order, repeated ones too.</summary>
    /// <param name="text">The text; one that is shorter than a shingle is one, and one without any character has none.</param>
    /// <param name="buffer">Grows where it is too short.</param>
    /// <returns>How many there are.</returns>
    public static int Read(string text, ref ulong[] buffer)
    {
        if (buffer.Length < text.Length)
        {
            buffer = new ulong[Math.Max(text.Length, buffer.Length * 2)];
        }

        var (code, characters, isGap) = (0UL, 0, false);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsPunctuation(character) || char.IsControl(character))
            {
                isGap = characters > 0;
                continue;
            }

            if (isGap)
            {
                Append(' ', ref code, ref characters, buffer);
                isGap = false;
            }

            Append(char.ToLowerInvariant(character), ref code, ref characters, buffer);
        }

        if (characters is > 0 and < Length)
        {
            buffer[0] = code;
            return 1;
        }

        return Math.Max(0, characters - Length + 1);
    }

    private static void Append(char character, ref ulong code, ref int characters, ulong[] buffer)
    {
        code = (code << BitsPerCharacter) | character;
        if (++characters >= Length)
        {
            buffer[characters - Length] = code;
        }
    }
}
