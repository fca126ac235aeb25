namespace Rlaif.Experiments;

/// <summary>Where each criterion would have ended one run.</summary>
/// <param name="Labels">The labels of each round.</param>
/// <param name="Gains">What the last doubling of the labels brought, as estimated in each round.</param>
/// <param name="Criteria">The labels at which each criterion would have ended the run; none where it never would.</param>
internal sealed record Stops(IReadOnlyList<int> Labels, IReadOnlyList<double?> Gains, IReadOnlyDictionary<string, int?> Criteria)
{
    public static Stops Of(IReadOnlyList<Round> rounds, int maxLabels) =>
        new([.. rounds.Select(round => round.Labels)], [.. rounds.Select(round => round.StopSet?.GainOfDoubling)], StopCriteria.Stops(rounds, maxLabels));
}
