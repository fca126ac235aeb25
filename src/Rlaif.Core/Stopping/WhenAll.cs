namespace Rlaif.Stopping;

/// <summary>Stops in the first round in which all of several criteria hold.</summary>
public sealed class WhenAll : IStoppingCriterion
{
    private readonly IStoppingCriterion[] _criteria;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="criteria">The criteria, at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public WhenAll(params IReadOnlyList<IStoppingCriterion> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        _criteria = criteria.Count > 0 ? [.. criteria] : throw new ArgumentException("Name at least one criterion; none would hold at once.", nameof(criteria));
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        var reasons = Array.ConvertAll(_criteria, criterion => criterion.Evaluate(rounds));
        return Array.TrueForAll(reasons, reason => reason is not null)
            ? new StopReason(string.Join('+', reasons.Select(reason => reason!.Code)), string.Join(' ', reasons.Select(reason => reason!.Sentence)))
            : null;
    }
}
