using Rlaif.Evaluation;

namespace Rlaif.Cli.Records;

/// <summary>How much more chosen rows taught than random ones, in <c>run.json</c>.</summary>
internal sealed record SelectionSummary(int Labels, int Judged, double Gain, double Low, double High)
{
    /// <returns>The comparison; null where it is not known.</returns>
    public static SelectionSummary? Of(SelectionComparison comparison) => comparison is { Gain: { } gain, Low: { } low, High: { } high }
        ? new SelectionSummary(comparison.Labels, comparison.Judged, Math.Round(gain, 4), Math.Round(low, 4), Math.Round(high, 4))
        : null;
}
