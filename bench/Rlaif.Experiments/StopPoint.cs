using Rlaif.Stopping;

namespace Rlaif.Experiments;

/// <summary>Where the default criterion would have ended a run, and where it had best ended in hindsight.</summary>
/// <remarks>Accuracies are means of five rounds, two before to two after. The best point is the first within a point of the highest of them.</remarks>
internal sealed record StopPoint
{
    private const int Reach = 2;
    private const double Worthwhile = 0.01;

    /// <summary>Gets the labels at the stop; <see langword="null"/> where the run went to its end without one.</summary>
    public required int? Labels { get; init; }

    public required string? Code { get; init; }

    public required double? Acc { get; init; }

    public required int BestLabels { get; init; }

    public required double BestAcc { get; init; }

    public required double Plateau { get; init; }

    public static StopPoint Of(IReadOnlyList<Round> rounds)
    {
        double[] smooth = [.. rounds.Select((_, index) => rounds.Skip(index - Reach).Take(Reach + 1 + Math.Min(index, Reach)).Average(round => round.HeldOut!.Accuracy))];
        var best = Array.FindIndex(smooth, accuracy => accuracy >= smooth.Max() - Worthwhile);
        var criterion = new Plateau();
        var stop = Enumerable.Range(1, rounds.Count).FirstOrDefault(count => criterion.Evaluate([.. rounds.Take(count)]) is not null) - 1;
        return new StopPoint
        {
            Labels = stop < 0 ? null : rounds[stop].Labels,
            Code = stop < 0 ? null : criterion.Evaluate([.. rounds.Take(stop + 1)])!.Code,
            Acc = stop < 0 ? null : Math.Round(smooth[stop], 4),
            BestLabels = rounds[best].Labels,
            BestAcc = Math.Round(smooth[best], 4),
            Plateau = Math.Round(smooth.Max(), 4),
        };
    }
}
