namespace Rlaif.Stopping;

/// <summary>Stops in the first round in which one of several criteria holds, for use within <see cref="WhenAll"/>.</summary>
public sealed class WhenAny : IStoppingCriterion
{
    private readonly IStoppingCriterion[] _criteria;

    /// <summary>Initializes the criterion.</summary>
    /// <param name="criteria">The criteria; the reason is that of the first one that holds.</param>
    public WhenAny(params IReadOnlyList<IStoppingCriterion> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        _criteria = [.. criteria];
    }

    /// <inheritdoc/>
    public StopReason? Evaluate(IReadOnlyList<Round> rounds) =>
        _criteria.Select(criterion => criterion.Evaluate(rounds)).FirstOrDefault(reason => reason is not null);
}
