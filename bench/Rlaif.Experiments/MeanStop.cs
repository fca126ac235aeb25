namespace Rlaif.Experiments;

/// <summary>Where a criterion would have ended the runs of several seeds; one that it never ended counts with its end.</summary>
/// <param name="Ended">The runs that it would have ended.</param>
/// <param name="Labels">The labels at that point, on the mean.</param>
/// <param name="Deviation">Their standard deviation between seeds.</param>
/// <param name="Acc">The accuracy there, a mean of five rounds.</param>
internal sealed record MeanStop(int Ended, double Labels, double Deviation, double Acc)
{
    public static MeanStop Of(string criterion, IReadOnlyList<Curve> curves)
    {
        double[] labels = [.. curves.Select(curve => (double)(curve.Stops!.Criteria[criterion] ?? curve.Stops.Labels[^1]))];
        var mean = labels.Average();
        return new MeanStop(
            curves.Count(curve => curve.Stops!.Criteria[criterion] is not null),
            Math.Round(mean, 1),
            Math.Round(Math.Sqrt(labels.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, labels.Length - 1)), 1),
            Math.Round(curves.Zip(labels, AccuracyAt).Average(), 4));
    }

    private static double AccuracyAt(Curve curve, double labels) =>
        StoppingLine.Smoothed(curve.Accuracies)[curve.Stops!.Labels.TakeWhile(count => count < labels).Count()];
}
