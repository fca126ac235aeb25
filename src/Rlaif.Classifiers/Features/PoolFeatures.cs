using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>The features of the texts of a pool, and how much each counts there.</summary>
/// <remarks>Immutable once built; features are numbered by ascending hash.</remarks>
internal sealed class PoolFeatures
{
    private PoolFeatures(SparseRows words, int[] documentFrequencies)
    {
        Words = words;
        DocumentFrequencies = documentFrequencies;
        Lengths = new double[Rows];
        Idf = InverseDocumentFrequency.Compute(documentFrequencies, Rows);
    }

    public int Rows => Words.Count;

    /// <summary>Gets the features of each row, by number.</summary>
    public SparseRows Words { get; }

    /// <summary>Gets the hash of each feature, ascending.</summary>
    public ulong[] Hashes => Words.Vocabulary.Hashes;

    /// <summary>Gets the number of rows with each feature.</summary>
    public int[] DocumentFrequencies { get; }

    /// <summary>Gets the inverse document frequency of each feature, scaled to rows of length 1 in the quadratic mean.</summary>
    /// <remarks>The scale lets one strength of regularization suit every pool.</remarks>
    public float[] Idf { get; }

    /// <summary>Gets the length of each row's TF-IDF vector; 0 for a row without features.</summary>
    public double[] Lengths { get; }

    public ReadOnlySpan<int> Ids(int row) => Words.Ids(row);

    /// <summary>Returns the values beside the ids of a row: sublinear counts at unit length.</summary>
    public ReadOnlySpan<float> Values(int row) => Words.Values(row);

    public static PoolFeatures Build(IReadOnlyList<string> texts, bool pairs, ParallelOptions options)
    {
        var blocks = HashedRows.Scan(texts, pairs, options);
        var vocabulary = Vocabulary.Build(blocks, options);
        var features = new PoolFeatures(SparseRows.Of(blocks, new FeatureIndex(vocabulary.Hashes), options), vocabulary.DocumentFrequencies);
        features.ScaleIdf(options);
        return features;
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
