namespace Rlaif.Tests.Fakes;

/// <summary>Rounds as a criterion sees them.</summary>
internal static class SomeRounds
{
    /// <summary>A round of which only a few figures matter; all rows but the labeled ones of a pool of 1,000 are unlabeled.</summary>
    public static Round Of(int labels, double entropy = 0.5, double? agreement = null, StopSetSummary? stopSet = null, decimal? cost = null) => new()
    {
        Number = 1,
        Labels = labels,
        Asked = labels,
        Unlabeled = 1000 - labels,
        Outcomes = new Dictionary<AnnotationOutcome, int>(),
        Entropy = Flat(entropy),
        Agreement = agreement,
        StopSet = stopSet,
        HeldOut = null,
        Usage = default,
        Requests = 0,
        Cost = cost,
        Durations = new RoundDurations(default, default, default, default, default),
    };

    public static StopSetSummary StopSet(double entropy = 0.5, double accuracy = 0.5, double? kappa = null, double? gain = null, params IReadOnlyList<int> predicted) =>
        new(50, Flat(entropy), accuracy, kappa) { GainOfDoubling = gain, Predicted = predicted };

    private static EntropySummary Flat(double entropy) => new(entropy, entropy, entropy);
}
