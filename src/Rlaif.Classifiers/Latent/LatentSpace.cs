using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Latent;

/// <summary>A vector for each frequent feature of a pool: texts whose words keep alike company come close.</summary>
/// <remarks>
/// Immutable. The vectors are the right singular vectors of the pool's texts by features (latent semantic analysis:
/// Deerwester et al., 1990), where a word stands for its pieces too (as in fastText: Bojanowski et al., 2017).
/// </remarks>
internal sealed class LatentSpace
{
    /// <summary>The length of a vector; a multiple of any vector register.</summary>
    public const int Dimensions = 96;

    private readonly float[] _vectors;

    /// <summary>Initializes the space.</summary>
    /// <param name="features">The features that have a vector.</param>
    /// <param name="vectors">Feature after feature; rounded to half precision, so that a model file keeps them as they are.</param>
    public LatentSpace(FeatureIndex features, Half[] vectors)
    {
        Features = features;
        _vectors = Array.ConvertAll(vectors, value => (float)value);
    }

    public FeatureIndex Features { get; }

    /// <summary>Gets the vectors as a model file keeps them; made anew each time.</summary>
    public Half[] Vectors => Array.ConvertAll(_vectors, value => (Half)value);

    /// <summary>Computes the vector of a text.</summary>
    /// <param name="hashes">The features of the text.</param>
    /// <param name="values">Their values.</param>
    /// <param name="vector">The result, of length 1; zeros where no feature has a vector.</param>
    public void Project(ReadOnlySpan<ulong> hashes, ReadOnlySpan<float> values, Span<float> vector)
    {
        vector.Clear();
        for (var entry = 0; entry < hashes.Length; entry++)
        {
            Add(Features.Find(hashes[entry]), values[entry], vector);
        }

        VectorRow.Normalize(vector);
    }

    /// <summary>Computes the vectors of many rows: the same bits as for their texts.</summary>
    /// <param name="rows">The features of the rows; their vocabulary holds all features of the space.</param>
    /// <param name="vectors">Where they go.</param>
    /// <param name="stride">The distance from the vector of a row to that of the next.</param>
    /// <param name="options">How many threads.</param>
    public void Project(SparseRows rows, float[] vectors, int stride, ParallelOptions options)
    {
        var positions = Features.PositionsOf(rows.Vocabulary.Hashes);
        Parallel.For(0, rows.Count, options, row =>
        {
            var ids = rows.Ids(row);
            var values = rows.Values(row);
            var vector = vectors.AsSpan(row * stride, Dimensions);
            for (var entry = 0; entry < ids.Length; entry++)
            {
                Add(positions[ids[entry]], values[entry], vector);
            }

            VectorRow.Normalize(vector);
        });
    }

    private void Add(int position, float value, Span<float> vector)
    {
        if (position >= 0)
        {
            VectorRow.AddScaled(_vectors.AsSpan(position * Dimensions, Dimensions), value, vector);
        }
    }
}
