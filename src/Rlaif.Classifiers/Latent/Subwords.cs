using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Latent;

/// <summary>The pieces of a word: its runs of 3 to 5 characters, with its ends marked.</summary>
internal static class Subwords
{
    private const int Shortest = 3;
    private const int Longest = 5;

    // What is longer is no word; its first characters will do.
    private const int MaximumCharacters = 32;

    /// <summary>Computes the hashes of the pieces of a token, in order; a piece may occur twice.</summary>
    public static ulong[] Of(ReadOnlySpan<char> token)
    {
        Span<uint> characters = stackalloc uint[MaximumCharacters + 2];
        var length = 2 + TokenReader.Normalize(token, characters[1..^1]);
        (characters[0], characters[length - 1]) = ('<', '>');

        var pieces = new List<ulong>(3 * length);
        for (var start = 0; start + Shortest <= length; start++)
        {
            var hash = TokenReader.FnvOffset;
            for (var index = start; index < Math.Min(length, start + Longest); index++)
            {
                hash = TokenReader.Extend(hash, characters[index]);
                if (index - start + 1 >= Shortest)
                {
                    pieces.Add(TextScanner.Mix(hash));
                }
            }
        }

        return [.. pieces];
    }
}
