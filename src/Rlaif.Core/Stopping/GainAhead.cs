namespace Rlaif.Stopping;

/// <summary>The accuracy that labels to come will likely bring.</summary>
/// <remarks>
/// Where errors fall towards their floor with one over the labels (Amari et al., 1992), accuracy is a - c / n: the last doubling brought
/// c / n, and c / n - c / N are left up to N labels. The last doubling is measured by <see cref="StopSetSummary.GainOfDoubling"/>: its
/// mean over the last quarter of the labels, and its spread there as the standard error, since these rounds share their rows.
/// </remarks>
internal static class GainAhead
{
    private const double Recent = 0.75;

    /// <summary>Estimates the gain up to a number of labels.</summary>
    /// <param name="rounds">The rounds so far.</param>
    /// <param name="end">That number; nothing is gained where it is reached.</param>
    /// <returns>The gain, 0 to 1; null where no round has measured a doubling.</returns>
    public static Estimate? Of(IReadOnlyList<Round> rounds, double end)
    {
        var labels = rounds[^1].Labels;
        double[] gains = [.. rounds.Where(round => round.Labels >= Recent * labels).Select(round => round.StopSet?.GainOfDoubling).OfType<double>()];
        if (gains.Length == 0)
        {
            return null;
        }

        var (mean, share) = (gains.Average(), Math.Max(0, 1 - (labels / end)));
        var variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / Math.Max(1, gains.Length - 1);
        return new Estimate(mean * share, Math.Sqrt(variance) * share);
    }
}
