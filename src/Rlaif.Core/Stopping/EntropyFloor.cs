namespace Rlaif.Stopping;

/// <summary>Stops once a further fall of entropy that is worth having can be excluded: entropy has come to its floor.</summary>
/// <remarks>
/// Label errors and texts that are hard to tell apart put a floor under entropy, so that no fixed threshold fits all pools. A straight
/// line through the mean entropy of the stop set against the logarithm of the labels, by least squares over the time in which the
/// labels doubled (at least 5 rounds), gives the slope and its standard error (Gauss, 1823). The rule stops where even the slope two
/// standard errors steeper would bring less than the fall worth having, until there are half as many labels again.
/// </remarks>
public sealed class EntropyFloor : IStoppingCriterion
{
    private const double Horizon = 1.5;
    private readonly double _worthwhileFall;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="worthwhileFall">The fall of the mean normalized entropy worth half as many labels again: above 0, at most 1; the default is 0.03.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fall is not a number in that range.</exception>
    public EntropyFloor(double worthwhileFall = 0.03)
    {
        if (!(worthwhileFall is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(worthwhileFall), worthwhileFall, "The fall of entropy must be a number above 0 and at most 1.");
        }

        _worthwhileFall = worthwhileFall;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        return Trend.OfEntropy(rounds) is { } trend && trend.Change(Horizon) is var change && -change.Low < _worthwhileFall
            ? new StopReason("entropy_floor", FormattableString.Invariant($"Entropy has come to its floor at {trend.Level:0.000}: half as many labels again would bring it down by {Math.Max(0, -change.Low):0.000} at most; label errors and hard texts keep it there."))
            : null;
    }
}
