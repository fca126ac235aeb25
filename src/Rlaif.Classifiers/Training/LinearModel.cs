using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>What was learned: weights of words and word pairs, of the dimensions of a text's vector, and an intercept.</summary>
/// <remarks>
/// Immutable. Of words, only those that occur in labeled rows have a weight. The vector of a text is its place in the
/// latent space and, where there is one, its embedding.
/// </remarks>
internal sealed class LinearModel
{
    private readonly float[] _weights;
    private readonly float[] _intercepts;
    private readonly float[] _denseWeights;
    private readonly Panel<float> _dense;

    /// <summary>Initializes the model.</summary>
    /// <param name="features">The features with a weight.</param>
    /// <param name="weights">Feature after feature, a number a class; the inverse document frequency is multiplied in.</param>
    /// <param name="intercepts">A number a class.</param>
    /// <param name="wordPairs">Whether word pairs are features.</param>
    /// <param name="space">The latent space.</param>
    /// <param name="denseWeights">Dimension after dimension of a vector, a number a class.</param>
    public LinearModel(FeatureIndex features, float[] weights, float[] intercepts, bool wordPairs, LatentSpace space, float[] denseWeights)
    {
        Features = features;
        _weights = weights;
        _intercepts = intercepts;
        WordPairs = wordPairs;
        Space = space;
        _denseWeights = denseWeights;
        _dense = new Panel<float>(denseWeights.Length / intercepts.Length, intercepts.Length);
        _dense.CopyFrom(denseWeights);
    }

    public FeatureIndex Features { get; }

    public ReadOnlySpan<float> Weights => _weights;

    public ReadOnlySpan<float> Intercepts => _intercepts;

    public bool WordPairs { get; }

    public LatentSpace Space { get; }

    public ReadOnlySpan<float> DenseWeights => _denseWeights;

    public int Classes => _intercepts.Length;

    /// <summary>Gets the length of a text's vector.</summary>
    public int Width => _dense.Rows;

    /// <summary>Returns the model with every score multiplied.</summary>
    public LinearModel Scaled(float factor) =>
        new(Features, Scaled(_weights, factor), Scaled(_intercepts, factor), WordPairs, Space, Scaled(_denseWeights, factor));

    /// <summary>Predicts a text by a model without embeddings.</summary>
    public void Predict(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        var features = new TextFeatures(stackalloc ulong[TextFeatures.InitialCapacity], stackalloc float[TextFeatures.InitialCapacity], WordPairs);
        features.Read(text);
        Span<float> vector = stackalloc float[LatentSpace.Dimensions];
        Space.Project(features.Hashes, features.Values, vector);
        AddWords(features.Hashes, features.Values, probabilities);
        features.Dispose();
        AddVectors(vector, probabilities);
    }

    /// <summary>Predicts texts: the same bits as one by one.</summary>
    /// <param name="texts">Their features.</param>
    /// <param name="vectors">Their vectors.</param>
    /// <param name="probabilities">The result, a number a text and class.</param>
    public void Predict(HashedRows texts, ReadOnlySpan<float> vectors, Span<float> probabilities)
    {
        for (var row = 0; row < texts.Count; row++)
        {
            AddWords(texts.Hashes.AsSpan(texts[row]), texts.Values.AsSpan(texts[row]), probabilities.Slice(row * Classes, Classes));
        }

        AddVectors(vectors, probabilities);
    }

    /// <summary>Predicts rows of the pool: the same bits as for their texts.</summary>
    /// <param name="rows">The pool.</param>
    /// <param name="start">The first of the rows.</param>
    /// <param name="positions">For each feature of the pool its position in the model, or a negative number.</param>
    /// <param name="probabilities">The result, a number a row and class.</param>
    public void Predict(PoolRows rows, int start, ReadOnlySpan<int> positions, Span<float> probabilities)
    {
        var count = probabilities.Length / Classes;
        for (var row = 0; row < count; row++)
        {
            var ids = rows.Sparse.Ids(start + row);
            var values = rows.Sparse.Values(start + row);
            var scores = probabilities.Slice(row * Classes, Classes);
            _intercepts.CopyTo(scores);
            for (var entry = 0; entry < ids.Length; entry++)
            {
                AddWord(positions[ids[entry]], values[entry], scores);
            }
        }

        AddVectors(rows.Dense.AsSpan(start * Width, count * Width), probabilities);
    }

    private static float[] Scaled(float[] values, float factor) => Array.ConvertAll(values, value => value * factor);

    private void AddWords(ReadOnlySpan<ulong> hashes, ReadOnlySpan<float> values, Span<float> scores)
    {
        _intercepts.CopyTo(scores);
        for (var entry = 0; entry < hashes.Length; entry++)
        {
            AddWord(Features.Find(hashes[entry]), values[entry], scores);
        }
    }

    private void AddWord(int position, float value, Span<float> scores)
    {
        if (position >= 0)
        {
            VectorRow.AddScaled(_weights.AsSpan(position * scores.Length, scores.Length), value, scores);
        }
    }

    private void AddVectors(ReadOnlySpan<float> vectors, Span<float> scores)
    {
        DenseProduct.Add(vectors, _dense, scores);
        Softmax.Normalize(scores, Classes);
    }
}
