namespace Rlaif.Experiments;

/// <summary>Where runs would have ended by themselves, and where they had best ended in hindsight, by the mean curve of as many seeds.</summary>
/// <remarks>Accuracies are means of five rounds, two before to two after. The best point is the first within a point of the highest of them.</remarks>
/// <param name="Data">The data set.</param>
/// <param name="Noise">The share of wrong answers.</param>
/// <param name="Seeds">The number of runs.</param>
/// <param name="BestLabels">The labels at the best point.</param>
/// <param name="BestAcc">The accuracy there.</param>
/// <param name="Highest">The highest accuracy.</param>
/// <param name="Criteria">Where each criterion would have ended the runs.</param>
internal sealed record StoppingLine(
    string Data, double Noise, int Seeds, int BestLabels, double BestAcc, double Highest, IReadOnlyDictionary<string, MeanStop> Criteria)
{
    private const int Reach = 2;
    private const double Worthwhile = 0.01;

    public static StoppingLine Of(IReadOnlyList<Curve> curves)
    {
        var smooth = Smoothed(MeanCurve.Of(curves));
        var best = Best(smooth);
        return new StoppingLine(
            curves[0].Data, curves[0].Noise, curves.Count, curves[0].Stops!.Labels[best], Math.Round(smooth[best], 4), Math.Round(smooth.Max(), 4),
            curves[0].Stops!.Criteria.Keys.ToDictionary(name => name, name => MeanStop.Of(name, curves), StringComparer.Ordinal));
    }

    /// <summary>Takes the mean of five rounds, two before to two after.</summary>
    public static double[] Smoothed(IReadOnlyList<double> accuracies) =>
        [.. accuracies.Select((_, index) => accuracies.Skip(index - Reach).Take(Reach + 1 + Math.Min(index, Reach)).Average())];

    /// <summary>Finds the first round that is within a point of the highest.</summary>
    public static int Best(double[] smooth) => Array.FindIndex(smooth, accuracy => accuracy >= smooth.Max() - Worthwhile);
}
