using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>The features of texts by number, in one flat structure (compressed sparse rows).</summary>
/// <remarks>Immutable once built; numbers ascend within a row. What is not in the vocabulary is left out.</remarks>
internal sealed class SparseRows
{
    private readonly int[] _starts;
    private readonly int[] _ids;
    private readonly float[] _values;

    private SparseRows(int[] starts, FeatureIndex vocabulary)
    {
        _starts = starts;
        _ids = new int[starts[^1]];
        _values = new float[starts[^1]];
        Vocabulary = vocabulary;
    }

    public int Count => _starts.Length - 1;

    /// <summary>Gets the features that have a number.</summary>
    public FeatureIndex Vocabulary { get; }

    public ReadOnlySpan<int> Ids(int row) => _ids.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>Returns the values beside the ids of a row: sublinear counts at unit length.</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>Numbers the features of texts.</summary>
    /// <param name="blocks">The texts; the list is emptied on the way, since a big pool would not fit twice.</param>
    /// <param name="vocabulary">The features.</param>
    /// <param name="options">How many threads.</param>
    public static SparseRows Of(HashedRows[] blocks, FeatureIndex vocabulary, ParallelOptions options)
    {
        var known = new KnownRows[blocks.Length];
        Parallel.For(0, blocks.Length, options, block => (known[block], blocks[block]) = (KnownRows.Of(blocks[block], vocabulary), null!));
        var rows = new SparseRows(Starts(known), vocabulary);
        Parallel.For(0, known.Length, options, block => known[block] = rows.Fill(known[block], rows._starts[block * RowBlocks.Size]));
        return rows;
    }

    private static int[] Starts(KnownRows[] blocks)
    {
        var starts = new int[blocks.Sum(block => block.Lengths.Length) + 1];
        var row = 0;
        foreach (var block in blocks)
        {
            foreach (var length in block.Lengths)
            {
                starts[row + 1] = starts[row] + length;
                row++;
            }
        }

        return starts;
    }

    private KnownRows Fill(KnownRows block, int start)
    {
        block.Ids.AsSpan(0, block.Count).CopyTo(_ids.AsSpan(start));
        block.Values.AsSpan(0, block.Count).CopyTo(_values.AsSpan(start));
        return null!;
    }
}
