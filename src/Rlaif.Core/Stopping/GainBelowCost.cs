namespace Rlaif.Stopping;

/// <summary>Stops once one more round would cost more than the rows that it sets right are worth.</summary>
/// <remarks>
/// The value of information of Kapoor et al. (2007), for the pool as a whole: the gain of accuracy by that of the last doubling, at
/// the upper end of its range, times the unlabeled rows times the value of a right row, against the mean cost of the last rounds.
/// Never stops where the price of an answer is not known or the answers are free.
/// </remarks>
public sealed class GainBelowCost : IStoppingCriterion
{
    private const int RoundsOfCost = 3;
    private readonly decimal _valueOfRightRow;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="valueOfRightRow">What one more row with the right label is worth, in US dollars: above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public GainBelowCost(decimal valueOfRightRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(valueOfRightRow);
        _valueOfRightRow = valueOfRightRow;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        if (CostOfRound(rounds) is not { } cost || RoundOutlook.Of(rounds)?.ExpectedAccuracy is not { } accuracy)
        {
            return null;
        }

        var gain = (decimal)Math.Max(0, accuracy.High) * rounds[^1].Unlabeled * _valueOfRightRow;
        return gain < cost
            ? new StopReason("gain_below_cost", FormattableString.Invariant($"One more round would cost ${cost:0.00####} and set rows right worth ${gain:0.00####} at most."))
            : null;
    }

    private static decimal? CostOfRound(IReadOnlyList<Round> rounds) =>
        rounds.Count > RoundsOfCost ? (rounds[^1].Cost - rounds[^(RoundsOfCost + 1)].Cost) / RoundsOfCost : null;
}
