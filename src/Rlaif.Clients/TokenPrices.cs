namespace Rlaif.Clients;

/// <summary>What a model's tokens cost.</summary>
/// <param name="PromptPerMillion">US dollars for a million tokens sent, 0 to 1,000,000.</param>
/// <param name="CompletionPerMillion">US dollars for a million tokens received, 0 to 1,000,000.</param>
public sealed record TokenPrices(decimal PromptPerMillion, decimal CompletionPerMillion)
{
    /// <summary>Gets the price of tokens sent.</summary>
    /// <value>US dollars for a million, 0 to 1,000,000.</value>
    public decimal PromptPerMillion { get; init => field = Checked(value, nameof(PromptPerMillion)); } = Checked(PromptPerMillion, nameof(PromptPerMillion));

    /// <summary>Gets the price of tokens received.</summary>
    /// <value>US dollars for a million, 0 to 1,000,000.</value>
    public decimal CompletionPerMillion { get; init => field = Checked(value, nameof(CompletionPerMillion)); } = Checked(CompletionPerMillion, nameof(CompletionPerMillion));

    /// <summary>Computes what a usage costs.</summary>
    /// <param name="usage">The tokens.</param>
    /// <returns>US dollars.</returns>
    public decimal CostOf(TokenUsage usage) =>
        ((usage.PromptTokens * PromptPerMillion) + (usage.CompletionTokens * CompletionPerMillion)) / 1_000_000;

    // With more than a dollar a token, the sum of what servers may report would not fit a decimal.
    private static decimal Checked(decimal price, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(price, 1_000_000, name);
        return price;
    }
}
