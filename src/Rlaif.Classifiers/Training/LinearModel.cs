using System.Numerics.Tensors;
using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Training;

/// <summary>What was learned: a weight for each feature and class, and an intercept for each class.</summary>
/// <remarks>Immutable. The features are those that occur in labeled rows; no other can have a weight.</remarks>
internal sealed class LinearModel
{
    private readonly float[] _weights;
    private readonly float[] _intercepts;

    /// <summary>Initializes the model.</summary>
    /// <param name="features">The features with a weight.</param>
    /// <param name="weights">Feature after feature, a number a class; the inverse document frequency is multiplied in.</param>
    /// <param name="intercepts">A number a class.</param>
    /// <param name="wordPairs">Whether word pairs are features.</param>
    public LinearModel(FeatureIndex features, float[] weights, float[] intercepts, bool wordPairs)
    {
        Features = features;
        _weights = weights;
        _intercepts = intercepts;
        WordPairs = wordPairs;
    }

    public FeatureIndex Features { get; }

    public ReadOnlySpan<float> Weights => _weights;

    public ReadOnlySpan<float> Intercepts => _intercepts;

    public bool WordPairs { get; }

    public int Classes => _intercepts.Length;

    /// <summary>Predicts a text.</summary>
    public void Predict(ReadOnlySpan<char> text, Span<float> probabilities)
    {
        var features = new TextFeatures(stackalloc ulong[TextFeatures.InitialCapacity], stackalloc float[TextFeatures.InitialCapacity], WordPairs);
        features.Read(text);
        _intercepts.CopyTo(probabilities);
        for (var entry = 0; entry < features.Hashes.Length; entry++)
        {
            AddFeature(Features.Find(features.Hashes[entry]), features.Values[entry], probabilities);
        }

        features.Dispose();
        Normalize(probabilities);
    }

    /// <summary>Predicts a row of the pool.</summary>
    /// <param name="ids">The features of the row.</param>
    /// <param name="values">Their values.</param>
    /// <param name="positions">For each feature of the pool its position in the model, or a negative number.</param>
    /// <param name="probabilities">The result: the same bits as for the row's text.</param>
    public void Predict(ReadOnlySpan<int> ids, ReadOnlySpan<float> values, ReadOnlySpan<int> positions, Span<float> probabilities)
    {
        _intercepts.CopyTo(probabilities);
        for (var entry = 0; entry < ids.Length; entry++)
        {
            AddFeature(positions[ids[entry]], values[entry], probabilities);
        }

        Normalize(probabilities);
    }

    private void AddFeature(int position, float value, Span<float> scores)
    {
        if (position >= 0)
        {
            TensorPrimitives.MultiplyAdd(_weights.AsSpan(position * scores.Length, scores.Length), value, scores, scores);
        }
    }

    // The largest score is taken off first, so that no exponential overflows.
    private static void Normalize(Span<float> scores)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Divide(scores, TensorPrimitives.Sum<float>(scores), scores);
    }
}
