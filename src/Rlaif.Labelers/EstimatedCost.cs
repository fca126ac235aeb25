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

    internal EstimatedCost AtPrice(decimal share) => this with { Cost = Cost * share };
}
