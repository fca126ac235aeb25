namespace Rlaif.Cli.Runs;

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
}
