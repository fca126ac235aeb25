using Rlaif.Clients;

namespace Rlaif;

/// <summary>Ends learning once a further round would spend what is kept for the end of the run.</summary>
internal sealed class BudgetShareSpent(BudgetLimits limits, double keptShare) : IStoppingCriterion
{
    public StopReason? Evaluate(IReadOnlyList<Round> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        var isSpent =
            IsSpent(rounds, round => (double)(round.Cost ?? 0), (double?)limits.MaxCost)
            || IsSpent(rounds, round => round.Usage.PromptTokens + round.Usage.CompletionTokens, limits.MaxTokens)
            || IsSpent(rounds, round => round.Requests, limits.MaxRequests);
        return isSpent
            ? new StopReason("learning_share_spent", FormattableString.Invariant($"What may be spent on learning is spent; {keptShare:P0} of the budget is kept for the rest of the pool."))
            : null;
    }

    // A round costs about as much as the one before it.
    private bool IsSpent(IReadOnlyList<Round> rounds, Func<Round, double> spent, double? limit)
    {
        var last = spent(rounds[^1]);
        var before = rounds.Count > 1 ? spent(rounds[^2]) : 0;
        return last + (last - before) > limit * (1 - keptShare);
    }
}
