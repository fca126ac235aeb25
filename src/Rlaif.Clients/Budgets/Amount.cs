namespace Rlaif.Clients.Budgets;

/// <summary>What attempts used, or may use at worst.</summary>
/// <param name="Requests">The attempts.</param>
/// <param name="Usage">Their tokens.</param>
/// <param name="Cost">US dollars; null where a price is not known, and then for every sum with it.</param>
internal readonly record struct Amount(long Requests, TokenUsage Usage, decimal? Cost)
{
    public static Amount Nothing { get; } = new(0, default, 0m);

    public long Tokens => long.CreateSaturating((Int128)Usage.PromptTokens + Usage.CompletionTokens);

    public static Amount operator +(Amount left, Amount right) =>
        new(long.CreateSaturating((Int128)left.Requests + right.Requests), left.Usage + right.Usage, left.Cost + right.Cost);

    public static Amount operator -(Amount left, Amount right) => new(
        left.Requests - right.Requests,
        new TokenUsage(left.Usage.PromptTokens - right.Usage.PromptTokens, left.Usage.CompletionTokens - right.Usage.CompletionTokens),
        left.Cost - right.Cost);

    public static Amount OfOne(TokenUsage usage, TokenPrices? prices) => new(1, usage, prices?.CostOf(usage));
}
