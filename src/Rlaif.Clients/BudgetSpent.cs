namespace Rlaif.Clients;

/// <summary>What was spent of a budget.</summary>
/// <param name="Requests">The requests made, retries included.</param>
/// <param name="Usage">The tokens; requests that were never answered count with their worst case.</param>
/// <param name="Cost">US dollars; <see langword="null"/> where a price is not known.</param>
/// <param name="Elapsed">The time since the first request.</param>
public sealed record BudgetSpent(long Requests, TokenUsage Usage, decimal? Cost, TimeSpan Elapsed);
