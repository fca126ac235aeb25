using System.Runtime.CompilerServices;
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
        SubtractLargest(scores, classes);
        Exponential.Apply(scores);
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
