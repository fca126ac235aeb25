namespace Rlaif.Cli.Runs;

/// <summary>What the options say about which rows are asked about, and for how long.</summary>
internal sealed record SelectionSettings
{
    public required string Strategy { get; init; }

    public required string SeedSet { get; init; }

    public int SeedSize { get; init; }

    public int Batch { get; init; }

    public double RandomSlice { get; init; }

    public required string NearDuplicates { get; init; }

    public double Recheck { get; init; }

    public int? MaxRounds { get; init; }

    public double? EntropyBelow { get; init; }

    public required string Stop { get; init; }

    public double? TargetAgreement { get; init; }

    public double? Confidence { get; init; }

    public double? CompletionShare { get; init; }
}
