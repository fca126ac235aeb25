using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Rlaif.Classifiers.Training;

/// <summary>Turns scores into probabilities.</summary>
internal static class Softmax
{
    // Fewer numbers than a vector has would be computed in another way, and the last bit would depend on the company of a row.
    private const int SmallestLength = 16;

    /// <summary>Replaces each row of scores by exp(score) / sum of exp(scores).</summary>
    /// <param name="scores">Row after row.</param>
    /// <param name="classes">The length of a row.</param>
    public static void Normalize(Span<float> scores, int classes)
    {
        SubtractLargest(scores, classes);
        if (scores.Length >= SmallestLength)
        {
            TensorPrimitives.Exp(scores, scores);
        }
        else
        {
            Span<float> padded = stackalloc float[SmallestLength];
            padded.Clear();
            scores.CopyTo(padded);
            TensorPrimitives.Exp(padded, padded);
            padded[..scores.Length].CopyTo(scores);
        }

        DivideBySum(scores, classes);
    }

    // So that no exponential overflows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractLargest(Span<float> scores, int classes)
    {
        for (var start = 0; start < scores.Length; start += classes)
        {
            var row = scores.Slice(start, classes);
            var largest = row[0];
            foreach (var score in row)
            {
                largest = score > largest ? score : largest;
            }

            foreach (ref var score in row)
            {
                score -= largest;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DivideBySum(Span<float> scores, int classes)
    {
        for (var start = 0; start < scores.Length; start += classes)
        {
            var row = scores.Slice(start, classes);
            var sum = 0f;
            foreach (var score in row)
            {
                sum += score;
            }

            foreach (ref var score in row)
            {
                score /= sum;
            }
        }
    }
}
