namespace Rlaif.Stopping;

/// <summary>Stops once the predictions for the stop set no longer change from round to round.</summary>
/// <remarks>
/// Bloodgood and Vijay-Shanker (2009): the mean kappa (Cohen, 1960) of successive classifiers over the last rounds, there 0.99 over
/// 3. Small batches change few predictions at any time, so that rounds of less than a few percent of the labels stop too early.
/// </remarks>
public sealed class PredictionsStable : IStoppingCriterion
{
    private readonly double _kappa;
    private readonly int _rounds;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="kappa">The mean kappa to reach: above 0, at most 1; the default is 0.99.</param>
    /// <param name="rounds">The rounds that the mean is taken over: at least 1; the default is 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a number in its range.</exception>
    public PredictionsStable(double kappa = 0.99, int rounds = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        if (!(kappa is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(kappa), kappa, "The kappa must be a number above 0 and at most 1.");
        }

        _kappa = kappa;
        _rounds = rounds;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var (sum, count) = (0.0, 0);
        for (var index = rounds.Count - 1; index > 0 && count < _rounds; index--)
        {
            if (rounds[index].Labels > rounds[index - 1].Labels)
            {
                sum += rounds[index].StopSet?.Kappa ?? double.NaN;
                count++;
            }
        }

        return count == _rounds && sum / count >= _kappa
            ? new StopReason("predictions_stable", FormattableString.Invariant($"The classifiers of the last {_rounds} rounds agree on the stop set with a mean kappa of {sum / count:0.000}, at least {_kappa:0.###}."))
            : null;
    }
}
