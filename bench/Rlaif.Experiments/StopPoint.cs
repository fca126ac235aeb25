using Rlaif.Stopping;

namespace Rlaif.Experiments;

/// <summary>Where the default criterion would have ended a run, and where it had best ended in hindsight.</summary>
/// <remarks>Accuracies are means of five rounds, two before to two after. The best point is the first within a point of the highest of them.</remarks>
internal sealed record StopPoint
{
    private const int Reach = 2;
    private const double Worthwhile = 0.01;

    /// <summary>Gets the labels at the stop; <see langword="null"/> where the run went to its end without one.</summary>
    public int? Labels { get; init; }

    public string? Code { get; init; }

    public double? Acc { get; init; }

    public required int BestLabels { get; init; }

    public required double BestAcc { get; init; }

    public required double Plateau { get; init; }

    /// <summary>Gets the labels at which each criterion would have ended the run; none where it never would.</summary>
    public required IReadOnlyDictionary<string, int?> Criteria { get; init; }

    public static StopPoint Of(IReadOnlyList<Round> rounds, int maxLabels)
    {
        var smooth = Smoothed([.. rounds.Select(round => round.HeldOut!.Accuracy)]);
        var best = Best(smooth);
        var criterion = new Plateau(maxLabels: maxLabels);
        var stop = StopCriteria.Stop(criterion, rounds);
        return new StopPoint
        {
            Labels = stop?.Labels,
            Code = stop is null ? null : criterion.Evaluate([.. rounds.Take(stop.Number)])!.Code,
            Acc = stop is null ? null : Math.Round(smooth[stop.Number - 1], 4),
            BestLabels = rounds[best].Labels,
            BestAcc = Math.Round(smooth[best], 4),
            Plateau = Math.Round(smooth.Max(), 4),
            Criteria = StopCriteria.Stops(rounds, maxLabels),
        };
    }

    /// <summary>Takes the mean of five rounds, two before to two after.</summary>
    public static double[] Smoothed(double[] accuracies) =>
        [.. accuracies.Select((_, index) => accuracies.Skip(index - Reach).Take(Reach + 1 + Math.Min(index, Reach)).Average())];

    /// <summary>Finds the first round that is within a point of the highest.</summary>
    public static int Best(double[] smooth) => Array.FindIndex(smooth, accuracy => accuracy >= smooth.Max() - Worthwhile);
}
