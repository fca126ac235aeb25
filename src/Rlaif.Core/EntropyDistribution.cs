namespace Rlaif;

/// <summary>How the normalized entropy of the unlabeled pool is spread, each text counted by its multiplicity.</summary>
/// <param name="Percentile10">The value that one of ten rows does not exceed, 0 to 1.</param>
/// <param name="Percentile25">The value that one of four rows does not exceed, 0 to 1.</param>
/// <param name="Percentile75">The value that three of four rows do not exceed, 0 to 1.</param>
/// <param name="Counts">The rows in each of 20 equal parts of 0 to 1, the lowest entropy first.</param>
public sealed record EntropyDistribution(double Percentile10, double Percentile25, double Percentile75, IReadOnlyList<long> Counts)
{
    private const int Parts = 20;

    internal static EntropyDistribution? Of(ReadOnlySpan<float> entropies, ReadOnlySpan<int> weights)
    {
        if (entropies.IsEmpty)
        {
            return null;
        }

        var counts = new long[Parts];
        for (var index = 0; index < entropies.Length; index++)
        {
            counts[Math.Min(Parts - 1, (int)(entropies[index] * Parts))] += weights[index];
        }

        double[] percentiles = EntropySummary.Percentiles(entropies, weights, 0.1, 0.25, 0.75);
        return new EntropyDistribution(percentiles[0], percentiles[1], percentiles[2], counts);
    }
}
