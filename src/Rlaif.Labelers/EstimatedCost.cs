namespace Rlaif.Labelers;

/// <summary>One guess at what a run will use.</summary>
/// <param name="Requests">Requests, retries included.</param>
/// <param name="PromptTokens">Tokens sent.</param>
/// <param name="CompletionTokens">Tokens received.</param>
/// <param name="Cost">US dollars; <see langword="null"/> where the price is not known.</param>
public sealed record EstimatedCost(long Requests, long PromptTokens, long CompletionTokens, decimal? Cost)
{
    internal EstimatedCost Plus(EstimatedCost other) =>
        new(Requests + other.Requests, PromptTokens + other.PromptTokens, CompletionTokens + other.CompletionTokens, Cost + other.Cost);

    internal EstimatedCost Least(EstimatedCost other) => With(other, long.Min, decimal.Min);

    internal EstimatedCost Most(EstimatedCost other) => With(other, long.Max, decimal.Max);

    internal EstimatedCost Mean(EstimatedCost other) => With(other, (one, two) => (one + two + 1) / 2, (one, two) => (one + two) / 2);

    private EstimatedCost With(EstimatedCost other, Func<long, long, long> whole, Func<decimal, decimal, decimal> money) => new(
        whole(Requests, other.Requests),
        whole(PromptTokens, other.PromptTokens),
        whole(CompletionTokens, other.CompletionTokens),
        Cost is { } one && other.Cost is { } two ? money(one, two) : null);

    internal EstimatedCost AtPrice(decimal share) => this with { Cost = Cost * share };
}
