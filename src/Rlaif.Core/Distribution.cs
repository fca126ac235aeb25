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

    /// <summary>Returns the most probable class, the first of equals.</summary>
    public static int Top(ReadOnlySpan<float> probabilities)
    {
        // Rows are short: a loop is done before the general primitives have begun.
        var top = 0;
        for (var index = 1; index < probabilities.Length; index++)
        {
            top = probabilities[index] > probabilities[top] ? index : top;
        }

        return top;
    }

    /// <summary>Returns the lead of the most probable class over the second; that over nothing with a single class.</summary>
    public static float Margin(ReadOnlySpan<float> probabilities)
    {
        var (first, second) = (0f, 0f);
        foreach (var probability in probabilities)
        {
            second = Math.Max(second, Math.Min(first, probability));
            first = Math.Max(first, probability);
        }

        return first - second;
    }
}
