namespace Rlaif.Clients.Budgets;

/// <summary>The built-in prices: OpenAI's standard ones, without the discounts of batches and of cached prompts.</summary>
internal static class KnownPrices
{
    public static DateOnly AsOf { get; } = new(2026, 3, 21);

    public static IReadOnlyDictionary<string, TokenPrices> All { get; } = new Dictionary<string, TokenPrices>(StringComparer.Ordinal)
    {
        ["gpt-3.5-turbo"] = new(0.50m, 1.50m),
        ["gpt-4-turbo"] = new(10m, 30m),
        ["gpt-4.1"] = new(2m, 8m),
        ["gpt-4.1-mini"] = new(0.40m, 1.60m),
        ["gpt-4.1-nano"] = new(0.10m, 0.40m),
        ["gpt-4o"] = new(2.50m, 10m),
        ["gpt-4o-2024-05-13"] = new(5m, 15m),
        ["gpt-4o-mini"] = new(0.15m, 0.60m),
        ["gpt-5"] = new(1.25m, 10m),
        ["gpt-5-mini"] = new(0.25m, 2m),
        ["gpt-5-nano"] = new(0.05m, 0.40m),
        ["o1"] = new(15m, 60m),
        ["o3"] = new(2m, 8m),
        ["o3-mini"] = new(1.10m, 4.40m),
        ["o4-mini"] = new(1.10m, 4.40m),
        ["text-embedding-3-large"] = new(0.13m, 0m),
        ["text-embedding-3-small"] = new(0.02m, 0m),
        ["text-embedding-ada-002"] = new(0.10m, 0m),
    };
}
