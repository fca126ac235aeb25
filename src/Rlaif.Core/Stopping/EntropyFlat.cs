namespace Rlaif.Stopping;

/// <summary>Stops once the mean normalized entropy of the stop set no longer moves.</summary>
/// <remarks>
/// Rounds that brought no label are left out: nothing could move in them. Where there is no stop set, the unlabeled pool stands in.
/// </remarks>
public sealed class EntropyFlat : IStoppingCriterion
{
    private readonly int _rounds;
    private readonly double _tolerance;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="rounds">How many rounds in a row must bring no movement: at least 1; the default is 3.</param>
    /// <param name="tolerance">The range that counts as no movement: above 0, at most 1; the default is 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a number in its range.</exception>
    public EntropyFlat(int rounds = 3, double tolerance = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        if (!(tolerance is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be a number above 0 and at most 1.");
        }

        _rounds = rounds;
        _tolerance = tolerance;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var watched = new WatchedEntropy(rounds);
        double[] recent =
        [
            .. rounds
                .Where((round, index) => index == 0 || round.Labels > rounds[index - 1].Labels)
                .TakeLast(_rounds + 1)
                .Select(round => watched.Of(round) ?? 0),
        ];
        return recent.Length > _rounds && recent.Max() - recent.Min() <= _tolerance
            ? new StopReason("entropy_flat", FormattableString.Invariant($"The mean normalized entropy of the {watched.Rows} stayed within {_tolerance:0.###} for {_rounds} rounds, at {recent[^1]:0.000}."))
            : null;
    }
}
