namespace Rlaif.Stopping;

/// <summary>Stops once all the labels that may still come would no longer pay; the default criterion of a loop.</summary>
/// <remarks>
/// Where errors fall towards their floor with one over the labels (Amari et al., 1992), the next doubling brings half of what the last
/// one brought, and all labels to come bring as much again as the last doubling, less what lies beyond the end of the budget or of the
/// pool. The last doubling is measured by <see cref="StopSetSummary.GainOfDoubling"/>, its mean over the last quarter of the labels.
/// It takes a hundred labels beyond the first round. Where entropy has come to its floor (<see cref="EntropyFloor"/>), as label errors
/// cause it, the reason says so.
/// </remarks>
public sealed class Plateau : IStoppingCriterion
{
    private const double Recent = 0.75;
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
        if (rounds.Count < _minimumRounds || rounds[^1].Labels - rounds[0].Labels < MinimumLabels || GainAhead(rounds) is not { } gain || gain >= _worthwhileGain)
        {
            return null;
        }

        var sentence = FormattableString.Invariant($"All labels that may still come would likely bring {100 * gain:0.0} points of accuracy, less than {100 * _worthwhileGain:0.##}.");
        return _floor.Evaluate(rounds) is { } floor
            ? new StopReason("plateau_at_floor", $"{sentence} {floor.Sentence}")
            : new StopReason("plateau", sentence);
    }

    // With accuracy a - c / n, the last doubling brought c / n, and c / n - c / N are left up to N labels.
    private double? GainAhead(IReadOnlyList<Round> rounds)
    {
        var labels = rounds[^1].Labels;
        var end = Math.Max(labels, Math.Min(_maxLabels, labels + rounds[^1].Unlabeled));
        return rounds.Where(round => round.Labels >= Recent * labels).Average(round => round.StopSet?.GainOfDoubling) * (1 - ((double)labels / end));
    }
}
