using System.Numerics.Tensors;

namespace Rlaif;

/// <summary>The measures of uncertainty of one distribution.</summary>
internal static class Distribution
{
    public static double Entropy(ReadOnlySpan<float> probabilities)
    {
        var entropy = 0.0;
        foreach (var probability in probabilities)
        {
            // The limit of p ln p at 0 is 0.
            entropy -= probability > 0 ? probability * Math.Log(probability) : 0;
        }

        return Math.Max(0, entropy);
    }

    public static double NormalizedEntropy(ReadOnlySpan<float> probabilities) =>
        probabilities.Length < 2 ? 0 : Math.Min(1, Entropy(probabilities) / Math.Log(probabilities.Length));

    public static float Margin(ReadOnlySpan<float> probabilities)
    {
        var top = TensorPrimitives.IndexOfMax(probabilities);
        var second = Math.Max(MaximumOrZero(probabilities[..top]), MaximumOrZero(probabilities[(top + 1)..]));
        return probabilities[top] - second;
    }

    private static float MaximumOrZero(ReadOnlySpan<float> values) => values.IsEmpty ? 0 : TensorPrimitives.Max(values);
}
