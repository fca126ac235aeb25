using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>The features of many texts in one flat sparse structure (compressed sparse rows).</summary>
/// <remarks>Immutable once built; features are numbered by ascending hash, and ascend within a row.</remarks>
internal sealed class PoolFeatures
{
    private readonly int[] _starts;
    private readonly int[] _ids;
    private readonly float[] _values;

    private PoolFeatures(int[] starts, int[] ids, float[] values, Vocabulary vocabulary)
    {
        _starts = starts;
        _ids = ids;
        _values = values;
        Hashes = vocabulary.Hashes;
        DocumentFrequencies = vocabulary.DocumentFrequencies;
        Lengths = new double[Rows];
        Idf = InverseDocumentFrequency.Compute(vocabulary.DocumentFrequencies, Rows);
    }

    public int Rows => _starts.Length - 1;

    /// <summary>Gets the hash of each feature, ascending.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Gets the number of rows with each feature.</summary>
    public int[] DocumentFrequencies { get; }

    /// <summary>Gets the inverse document frequency of each feature, scaled to rows of length 1 in the quadratic mean.</summary>
    /// <remarks>The scale lets one strength of regularization suit every pool.</remarks>
    public float[] Idf { get; }

    /// <summary>Gets the length of each row's TF-IDF vector; 0 for a row without features.</summary>
    public double[] Lengths { get; }

    public ReadOnlySpan<int> Ids(int row) => _ids.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>Returns the values beside the ids of a row: sublinear counts at unit length.</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    public static PoolFeatures Build(IReadOnlyList<string> texts, bool pairs, ParallelOptions options)
    {
        var blocks = HashedRows.Scan(texts, pairs, options);
        var vocabulary = Vocabulary.Build(blocks, options);
        var index = new FeatureIndex(vocabulary.Hashes);

        // Each form of a block is let go as soon as the next is there: a big pool would not fit twice.
        var known = new KnownRows[blocks.Length];
        Parallel.For(0, blocks.Length, options, block => (known[block], blocks[block]) = (KnownRows.Of(blocks[block], index), null!));
        var starts = Starts(known, texts.Count);
        var features = new PoolFeatures(starts, new int[starts[^1]], new float[starts[^1]], vocabulary);
        Parallel.For(0, known.Length, options, block => known[block] = features.Fill(known[block], starts[block * RowBlocks.Size]));
        features.ScaleIdf(options);
        return features;
    }

    private static int[] Starts(KnownRows[] blocks, int rows)
    {
        var starts = new int[rows + 1];
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
        block.Ids.CopyTo(_ids, start);
        block.Values.CopyTo(_values, start);
        return null!;
    }

    private void ScaleIdf(ParallelOptions options)
    {
        Parallel.For(0, Rows, options, row => Lengths[row] = Length(row));

        // Summed in order, so that the last bit does not depend on the threads.
        var meanSquare = VectorRow.Dot<double>(Lengths, Lengths) / Math.Max(1, Lengths.Count(length => length > 0));
        if (meanSquare > 0)
        {
            var scale = 1 / Math.Sqrt(meanSquare);
            VectorRow.Scale(Idf, (float)scale);
            VectorRow.Scale(Lengths, scale);
        }
    }

    private double Length(int row)
    {
        var ids = Ids(row);
        var values = Values(row);
        var square = 0.0;
        for (var entry = 0; entry < ids.Length; entry++)
        {
            var value = (double)values[entry] * Idf[ids[entry]];
            square += value * value;
        }

        return Math.Sqrt(square);
    }
}
