namespace Rlaif.Stopping;

/// <summary>Stops once more labels no longer pay, with or without label errors; the default criterion of a loop.</summary>
/// <remarks>
/// Either new labels hardly change predictions (<see cref="ChangeBelow"/>, 4 % of the pool for 100 labels), or they change some
/// (up to 8 %) while entropy has come to its floor (<see cref="EntropyFloor"/>): with label errors predictions go on to
/// change without getting better. It takes five rounds and a hundred labels beyond the first round to hold. The figures are those
/// that came closest to the best stopping points in hindsight on the curves of <c>docs/stopping.md</c>.
/// </remarks>
public sealed class Plateau : IStoppingCriterion
{
    private readonly ChangeBelow _settled = new(0.04);
    private readonly WhenAll _atTheFloor = new(new EntropyFloor(0.03), new ChangeBelow(0.08));
    private readonly int _minimumRounds;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="minimumRounds">The rounds that are run in any case: at least 1; the default is 5.</param>
    public Plateau(int minimumRounds = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumRounds, 1);
        _minimumRounds = minimumRounds;
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        return rounds.Count < _minimumRounds ? null
            : _settled.Evaluate(rounds) is { } settled ? settled with { Code = "plateau" }
            : _atTheFloor.Evaluate(rounds) is { } floor ? floor with { Code = "plateau_at_floor" }
            : null;
    }
}
