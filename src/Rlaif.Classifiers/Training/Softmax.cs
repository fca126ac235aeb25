using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>Turns scores into probabilities.</summary>
internal static class Softmax
{
    /// <summary>Replaces each row of scores by exp(score) / sum of exp(scores).</summary>
    /// <param name="scores">Row after row.</param>
    /// <param name="classes">The length of a row.</param>
    public static void Normalize(Span<float> scores, int classes)
    {
        // So that no exponential overflows.
        for (var start = 0; start < scores.Length; start += classes)
        {
            VectorRow.SubtractLargest(scores.Slice(start, classes));
        }

        Exponential.Apply(scores);
        for (var start = 0; start < scores.Length; start += classes)
        {
            var row = scores.Slice(start, classes);
            VectorRow.Scale(row, 1 / VectorRow.Sum<float>(row));
        }
    }
}
