namespace Rlaif.Stopping;

/// <summary>Stops once new labels change few predictions for the pool.</summary>
/// <remarks>
/// The idea of stabilizing predictions (Bloodgood and Vijay-Shanker, 2009), counted by labels instead of rounds, so that small
/// batches do not seem stable for being small, and by shares of rows, since that is what accuracy is counted by.
/// </remarks>
public sealed class ChangeBelow : IStoppingCriterion
{
    private const int Labels = 100;
    private const int MinimumRounds = 3;
    private readonly double _share;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="share">
    /// The share of the pool's predictions that 100 labels change: above 0, at most 1; the default is 0.04. Changes are counted from
    /// round to round over the last 100 labels, at least 3 rounds, so that a row counts as often as it changes.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not a number in that range.</exception>
    public ChangeBelow(double share = 0.04)
    {
        if (!(share is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of changed predictions must be a number above 0 and at most 1.");
        }

        _share = share;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        return ChangeOf(rounds) is { } change && change < _share
            ? new StopReason("change_below", FormattableString.Invariant($"A hundred labels changed {change:0.0 %} of the predictions for the pool, less than {_share:0.# %}."))
            : null;
    }

    // The first round's labels changed nothing that had been learned, so they are not counted.
    private static double? ChangeOf(IReadOnlyList<Round> rounds)
    {
        var (changed, labels, count) = (0.0, 0, 0);
        for (var index = rounds.Count - 1; index > 0 && (labels < Labels || count < MinimumRounds); index--)
        {
            var brought = rounds[index].Labels - rounds[index - 1].Labels;
            if (brought > 0 && rounds[index].Agreement is { } agreement)
            {
                changed += 1 - agreement;
                labels += brought;
                count++;
            }
        }

        return labels >= Labels && count >= MinimumRounds ? changed * Labels / labels : null;
    }
}
