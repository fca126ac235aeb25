using Rlaif.Stopping;

namespace Rlaif.Experiments;

/// <summary>The criteria whose stops stand beside a curve.</summary>
internal static class StopCriteria
{
    // The oracle takes no money: an answer is priced at a tenth of what a right row is worth.
    private const decimal ValueOfRightRow = 0.01m;
    private const decimal PriceOfAnswer = 0.001m;

    private static readonly (string Name, IStoppingCriterion Criterion)[] Others =
    [
        ("ChangeBelow", new ChangeBelow()),
        ("PredictionsStable", new PredictionsStable()),
        ("EntropyBelow(0.3)", new EntropyBelow(0.3)),
        ("EntropyFlat", new EntropyFlat()),
        ("EntropyFloor", new EntropyFloor()),
        ("GainBelowCost", new GainBelowCost(ValueOfRightRow)),
    ];

    /// <summary>Finds the labels at which each criterion would have ended a run; none where it never would.</summary>
    public static IReadOnlyDictionary<string, int?> Stops(IReadOnlyList<Round> rounds, int maxLabels)
    {
        Round[] priced = [.. rounds.Select(round => round with { Cost = round.Asked * PriceOfAnswer })];
        return Others.Prepend(("Plateau", new Plateau(maxLabels: maxLabels))).ToDictionary(named => named.Name, named => Stop(named.Criterion, priced), StringComparer.Ordinal);
    }

    private static int? Stop(IStoppingCriterion criterion, IReadOnlyList<Round> rounds) =>
        rounds.Where((_, index) => criterion.Evaluate([.. rounds.Take(index + 1)]) is not null).FirstOrDefault()?.Labels;
}
