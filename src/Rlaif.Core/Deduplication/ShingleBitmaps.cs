using System.Numerics;

namespace Rlaif.Deduplication;

/// <summary>A few bits of each text that tell of most texts how unlike they are, without their shingles.</summary>
/// <remarks>
/// Each shingle sets one of 256 bits (the bitmap filter of Sandes, Teodoro and Melo, 2020). A bit that only one of two texts has
/// comes of a shingle that only one has, so the bits bound their similarity from above.
/// </remarks>
internal sealed class ShingleBitmaps(int rows)
{
    private const int BitsPerWord = 64;
    private const int WordsPerRow = 4;

    // Leaves eight bits of a product that all bits of a shingle reach: Fibonacci hashing (Knuth, 1973).
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const int Shift = 56;
    private readonly ulong[] _words = new ulong[rows * WordsPerRow];
    private readonly int[] _counts = new int[rows];

    /// <summary>Tells whether a text has any shingle.</summary>
    public bool HasShingles(int row) => _counts[row] > 0;

    /// <summary>Takes up the shingles of a text, repeated ones too.</summary>
    public void Set(int row, ReadOnlySpan<ulong> shingles)
    {
        var words = Words(row);
        foreach (var shingle in shingles)
        {
            var bit = (int)((shingle * Factor) >> Shift);
            words[bit / BitsPerWord] |= 1UL << (bit % BitsPerWord);
        }

        _counts[row] = shingles.Length;
    }

    /// <summary>Tells whether the Jaccard similarity of two texts may reach a threshold; says no only where it does not.</summary>
    public bool MayBeLike(int left, int right, double threshold)
    {
        var mine = Words(left);
        var others = Words(right);
        var different = 0;
        for (var word = 0; word < WordsPerRow; word++)
        {
            different += BitOperations.PopCount(mine[word] ^ others[word]);
        }

        // Repeated shingles count as if they were distinct, which makes the bound looser and keeps it true.
        var all = (long)_counts[left] + _counts[right];
        var both = (all - different) / 2.0;
        return both >= threshold * (all - both);
    }

    private Span<ulong> Words(int row) => _words.AsSpan(row * WordsPerRow, WordsPerRow);
}
