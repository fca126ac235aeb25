namespace Rlaif.Stopping;

/// <summary>Stops once the mean normalized entropy of the stop set is below a threshold.</summary>
/// <remarks>
/// "Overall uncertainty" of Zhu et al. (2010), on entropy divided by ln(classes). Where there is no stop set, the unlabeled pool
/// stands in; its entropy also falls because the strategy takes the hardest rows out of it.
/// </remarks>
public sealed class EntropyBelow : IStoppingCriterion
{
    private readonly double _threshold;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="threshold">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a number in that range.</exception>
    public EntropyBelow(double threshold)
    {
        if (!(threshold is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The entropy threshold must be a number above 0 and at most 1.");
        }

        _threshold = threshold;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var watched = new WatchedEntropy(rounds);
        return watched.Of(rounds[^1]) is { } entropy && entropy < _threshold
            ? new StopReason("entropy_below", FormattableString.Invariant($"The mean normalized entropy of the {watched.Rows} fell to {entropy:0.000}, below {_threshold:0.###}."))
            : null;
    }
}
