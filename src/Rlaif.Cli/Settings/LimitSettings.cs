namespace Rlaif.Cli.Settings;

/// <summary>What the options say about what a run may cost and how fast it may ask.</summary>
internal sealed record LimitSettings
{
    public decimal? MaxCost { get; init; }

    public long? MaxTokens { get; init; }

    public long? MaxRequests { get; init; }

    public TimeSpan? MaxDuration { get; init; }

    public string? Prices { get; init; }

    public int? RequestsPerMinute { get; init; }

    public int? TokensPerMinute { get; init; }

    public TimeSpan? MaxWait { get; init; }

    /// <summary>Takes the place of earlier limits, where it says something.</summary>
    public LimitSettings Over(LimitSettings earlier) => new()
    {
        MaxCost = MaxCost ?? earlier.MaxCost,
        MaxTokens = MaxTokens ?? earlier.MaxTokens,
        MaxRequests = MaxRequests ?? earlier.MaxRequests,
        MaxDuration = MaxDuration ?? earlier.MaxDuration,
        Prices = Prices ?? earlier.Prices,
        RequestsPerMinute = RequestsPerMinute ?? earlier.RequestsPerMinute,
        TokensPerMinute = TokensPerMinute ?? earlier.TokensPerMinute,
        MaxWait = MaxWait ?? earlier.MaxWait,
    };
}
