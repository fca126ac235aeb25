namespace Rlaif.Stopping;

/// <summary>Stops after a number of rounds.</summary>
public sealed class MaximumRounds : IStoppingCriterion
{
    private readonly int _rounds;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="rounds">The number of rounds, at least 1; the seed set is round 1.</param>
    public MaximumRounds(int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        _rounds = rounds;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        return rounds.Count >= _rounds ? new StopReason("max_rounds", $"The run reached its limit of {_rounds} rounds.") : null;
    }
}
