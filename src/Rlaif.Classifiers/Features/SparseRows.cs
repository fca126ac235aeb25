using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>The features of texts by number, block after block (compressed sparse rows).</summary>
/// <remarks>Immutable once built; numbers ascend within a row. What is not in the vocabulary is left out.</remarks>
internal sealed class SparseRows
{
    private readonly KnownRows[] _blocks;

    private SparseRows(KnownRows[] blocks, FeatureIndex vocabulary)
    {
        _blocks = blocks;
        Vocabulary = vocabulary;
        Count = blocks.Sum(block => block.Count);
    }

    public int Count { get; }

    /// <summary>Gets the features that have a number.</summary>
    public FeatureIndex Vocabulary { get; }

    public ReadOnlySpan<int> Ids(int row) => _blocks[RowBlocks.Number(row)].Ids(RowBlocks.Position(row));

    /// <summary>Returns the values beside the ids of a row: sublinear counts at unit length.</summary>
    public ReadOnlySpan<float> Values(int row) => _blocks[RowBlocks.Number(row)].Values(RowBlocks.Position(row));

    /// <summary>Numbers the features of texts.</summary>
    /// <param name="blocks">The texts; the list is emptied on the way, since a big pool would not fit twice.</param>
    /// <param name="vocabulary">The features.</param>
    /// <param name="options">How many threads.</param>
    public static SparseRows Of(HashedRows[] blocks, FeatureIndex vocabulary, ParallelOptions options)
    {
        var known = new KnownRows[blocks.Length];
        Parallel.For(0, blocks.Length, options, block => (known[block], blocks[block]) = (KnownRows.Of(blocks[block], vocabulary), null!));
        return new SparseRows(known, vocabulary);
    }
}
