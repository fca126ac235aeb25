namespace Rlaif.Experiments;

/// <summary>What choosing rows saved against random rows, by mean curves of as many seeds.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Seeds">The number of runs each.</param>
/// <param name="Acc">The mean accuracy with all labels.</param>
/// <param name="RandomAcc">That of random rows.</param>
/// <param name="Area">How much higher the curve lies on the mean, in accuracy.</param>
/// <param name="AreaError">The standard error of that.</param>
/// <param name="LabelsNeeded">The labels after which the accuracy of all the random labels is reached; null where it never is.</param>
/// <param name="Saved">The share of labels that this saves; null where it saves none.</param>
internal sealed record Savings(string Data, string Strategy, int Seeds, double Acc, double RandomAcc, double Area, double AreaError, double? LabelsNeeded, double? Saved)
{
    public static Savings Of(Settings settings, IReadOnlyList<Curve> curves, IReadOnlyList<Curve> random)
    {
        var points = curves.Concat(random).Min(curve => curve.Accuracies.Count);
        var (mean, randomMean) = (MeanCurve.Of(curves)[..points], MeanCurve.Of(random)[..points]);
        double[] areas = [.. curves.Zip(random, (curve, other) => curve.Accuracies.Take(points).Average() - other.Accuracies.Take(points).Average())];
        var needed = Needed(mean, randomMean[^1], settings);
        return new Savings(
            curves[0].Data, settings.Strategy, curves.Count, Rounded(mean[^1]), Rounded(randomMean[^1]), Rounded(areas.Average()), Rounded(StandardError(areas)),
            needed is { } labels ? Math.Round(labels, 1) : null, needed is { } count ? Rounded(1 - (count / settings.Labels)) : null);
    }

    // Between two rounds the curve is taken for a line.
    private static double? Needed(double[] mean, double target, Settings settings)
    {
        var point = Array.FindIndex(mean, accuracy => accuracy >= target);
        return point switch
        {
            < 0 => null,
            0 => LabelsAt(0),
            _ => LabelsAt(point - 1) + ((LabelsAt(point) - LabelsAt(point - 1)) * (target - mean[point - 1]) / (mean[point] - mean[point - 1])),
        };

        double LabelsAt(int round) => Math.Min(settings.Labels, settings.SeedSize + ((double)settings.Batch * round));
    }

    private static double StandardError(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
