namespace Rlaif;

/// <summary>The normalized entropy of the unlabeled pool, each text counted by its multiplicity.</summary>
/// <param name="Mean">The mean, 0 to 1.</param>
/// <param name="Median">The median, 0 to 1.</param>
/// <param name="Percentile90">The value that nine of ten rows do not exceed, 0 to 1.</param>
public sealed record EntropySummary(double Mean, double Median, double Percentile90)
{
    internal static EntropySummary? Of(ReadOnlySpan<float> entropies, ReadOnlySpan<int> weights)
    {
        if (entropies.IsEmpty)
        {
            return null;
        }

        var sorted = entropies.ToArray();
        var sortedWeights = weights.ToArray();
        Array.Sort(sorted, sortedWeights);
        long total = 0;
        var sum = 0.0;
        for (var index = 0; index < sorted.Length; index++)
        {
            total += sortedWeights[index];
            sum += (double)sorted[index] * sortedWeights[index];
        }

        return new EntropySummary(sum / total, Percentile(sorted, sortedWeights, total * 0.5), Percentile(sorted, sortedWeights, total * 0.9));
    }

    private static double Percentile(float[] sorted, int[] weights, double rank)
    {
        var index = 0;
        for (long passed = weights[0]; passed < rank; passed += weights[index])
        {
            index++;
        }

        return sorted[index];
    }
}
