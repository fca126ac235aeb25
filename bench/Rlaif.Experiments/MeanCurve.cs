namespace Rlaif.Experiments;

/// <summary>The mean over the seeds of an experiment.</summary>
internal static class MeanCurve
{
    /// <summary>Takes the mean accuracy of each round, as far as all runs have come.</summary>
    public static double[] Of(IReadOnlyList<Curve> curves) =>
        [.. Enumerable.Range(0, curves.Min(curve => curve.Accuracies.Count)).Select(round => curves.Average(curve => curve.Accuracies[round]))];
}
