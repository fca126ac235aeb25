namespace Rlaif.Clients;

/// <summary>What a model's tokens cost.</summary>
/// <param name="PromptPerMillion">US dollars for a million tokens sent.</param>
/// <param name="CompletionPerMillion">US dollars for a million tokens received.</param>
public sealed record TokenPrices(decimal PromptPerMillion, decimal CompletionPerMillion)
{
    /// <summary>Computes what a usage costs.</summary>
    /// <param name="usage">The tokens.</param>
    /// <returns>US dollars.</returns>
    public decimal CostOf(TokenUsage usage) =>
        ((usage.PromptTokens * PromptPerMillion) + (usage.CompletionTokens * CompletionPerMillion)) / 1_000_000;
}
