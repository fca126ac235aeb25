namespace Rlaif.Stopping;

/// <summary>Stops once all the labels that may still come would no longer pay; the default criterion of a loop.</summary>
/// <remarks>
/// What the last doubling of the labels brought (<see cref="StopSetSummary.GainOfDoubling"/>), all labels to come will likely bring once
/// more, less what lies beyond the end of the budget or of the pool (Amari et al., 1992). A hundred labels are
/// taken in any case: a rare class is learned late, and few points of accuracy hang on it. Where entropy has come to its floor
/// (<see cref="EntropyFloor"/>), as label errors cause it, the reason says so.
/// </remarks>
public sealed class Plateau : IStoppingCriterion
{
    private const int MinimumLabels = 100;
    private readonly EntropyFloor _floor = new();
    private readonly double _worthwhileGain;
    private readonly int _minimumRounds;
    private readonly int _maxLabels;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="minimumRounds">The rounds that are run in any case: at least 1; the default is 5.</param>
    /// <param name="worthwhileGain">The gain of accuracy that all labels to come must bring: above 0, at most 1; the default is 0.01.</param>
    /// <param name="maxLabels">The labels of the budget, 1 or more; the default, <see langword="null"/>, is the whole pool.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a number in its range.</exception>
    public Plateau(int minimumRounds = 5, double worthwhileGain = 0.01, int? maxLabels = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumRounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLabels ?? 1, 1, nameof(maxLabels));
        if (!(worthwhileGain is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(worthwhileGain), worthwhileGain, "The gain of accuracy must be a number above 0 and at most 1.");
        }

        _minimumRounds = minimumRounds;
        _worthwhileGain = worthwhileGain;
        _maxLabels = maxLabels ?? int.MaxValue;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        if (rounds.Count < _minimumRounds || rounds[^1].Labels < MinimumLabels || Ahead(rounds) is not { } gain || gain >= _worthwhileGain)
        {
            return null;
        }

        // Rounded down: what is less than the limit must not read like it.
        var sentence = FormattableString.Invariant($"All labels that may still come would likely bring {Math.Floor(1000 * gain) / 10:0.0} points of accuracy, less than {100 * _worthwhileGain:0.##}.");
        return _floor.Evaluate(rounds) is { } floor
            ? new StopReason("plateau_at_floor", $"{sentence} {floor.Sentence}")
            : new StopReason("plateau", sentence);
    }

    private double? Ahead(IReadOnlyList<Round> rounds) =>
        GainAhead.Of(rounds, Math.Min(_maxLabels, rounds[^1].Labels + rounds[^1].Unlabeled))?.Value;
}
