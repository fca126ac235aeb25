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

    /// <summary>Gets all features that say something to the model.</summary>
    public FeatureIndex Vocabulary => field ??= Features.UnionWith(Space.Features);

    /// <summary>Gets all features that say something to any model of the run: those of its pool.</summary>
    /// <value>By default, as for a model that was read from a file, the model's own.</value>
    public FeatureIndex VocabularyOfRun { get => field ?? Vocabulary; init; }

    public bool WordPairs { get; }

    public LatentSpace Space { get; }

    public ReadOnlySpan<float> DenseWeights => _denseWeights;

    public int Classes => _intercepts.Length;

    /// <summary>Gets the length of a text's vector.</summary>
    public int Width => _dense.Rows;

    /// <summary>Returns the model with every score multiplied.</summary>
    public LinearModel Scaled(float factor) =>
        new(Features, Scaled(_weights, factor), Scaled(_intercepts, factor), WordPairs, Space, Scaled(_denseWeights, factor)) { VocabularyOfRun = VocabularyOfRun };

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

    /// <summary>Predicts many rows: the same bits as for their texts one by one.</summary>
    /// <param name="words">Their words and word pairs.</param>
    /// <param name="vectors">Their vectors, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="options">How many threads.</param>
    public PredictionTable Predict(SparseRows words, float[] vectors, int count, ParallelOptions options)
    {
        var positions = Features.PositionsOf(words.Vocabulary.Hashes);
        var probabilities = new float[count * Classes];
        RowBlocks.ForEach(count, options, (start, rows) => Predict(words, vectors, start, positions, probabilities.AsSpan(start * Classes, rows * Classes)));
        return new PredictionTable(probabilities, Classes);
    }

    /// <summary>Predicts some rows.</summary>
    /// <param name="words">The words and word pairs of all rows.</param>
    /// <param name="vectors">The vectors of all rows, row after row.</param>
    /// <param name="start">The first of the rows.</param>
    /// <param name="positions">For each feature of the vocabulary its position in the model, or a negative number.</param>
    /// <param name="probabilities">The result, a number a row and class.</param>
    public void Predict(SparseRows words, float[] vectors, int start, ReadOnlySpan<int> positions, Span<float> probabilities)
    {
        var count = probabilities.Length / Classes;
        for (var row = 0; row < count; row++)
        {
            var ids = words.Ids(start + row);
            var values = words.Values(start + row);
            var scores = probabilities.Slice(row * Classes, Classes);
            _intercepts.CopyTo(scores);
            for (var entry = 0; entry < ids.Length; entry++)
            {
                AddWord(positions[ids[entry]], values[entry], scores);
            }
        }

        AddVectors(vectors.AsSpan(start * Width, count * Width), probabilities);
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
