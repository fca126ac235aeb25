using System.Numerics.Tensors;

namespace Rlaif.Querying;

/// <summary>The classic acquisition functions: a score a row, higher for rows worth labeling.</summary>
public static class Acquisition
{
    /// <summary>Scores by the entropy of the prediction (Shannon, 1948; Settles, 2009).</summary>
    /// <param name="predictions">The predictions.</param>
    /// <returns>The normalized entropy of each row, 0 to 1.</returns>
    public static float[] Entropy(PredictionTable predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions.NormalizedEntropy();
    }

    /// <summary>Scores by how close the two most probable classes are (Scheffer et al., 2001).</summary>
    /// <param name="predictions">The predictions.</param>
    /// <returns>The negative margin of each row, -1 to 0.</returns>
    public static float[] SmallestMargin(PredictionTable predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var scores = predictions.Margin();
        TensorPrimitives.Negate(scores, scores);
        return scores;
    }

    /// <summary>Scores by how improbable the most probable class is (Lewis and Gale, 1994).</summary>
    /// <param name="predictions">The predictions.</param>
    /// <returns>The negative confidence of each row, -1 to 0.</returns>
    public static float[] LeastConfidence(PredictionTable predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var scores = predictions.Confidence();
        TensorPrimitives.Negate(scores, scores);
        return scores;
    }
}
