using Rlaif.Datasets;

namespace Rlaif.Cli.Runs;

/// <summary>What the options of <c>rlaif label</c> say.</summary>
internal sealed record LabelSettings
{
    public required string Pool { get; init; }

    public required DatasetOptions Data { get; init; }

    public string? Labels { get; init; }

    public string? LabelsFile { get; init; }

    public required string Labeler { get; init; }

    public double Noise { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyVariable { get; init; }

    public int? Concurrency { get; init; }

    public string? Instructions { get; init; }

    public string? Test { get; init; }

    public required string Strategy { get; init; }

    public int SeedSize { get; init; }

    public int Batch { get; init; }

    public int? Budget { get; init; }

    public int? MaxRounds { get; init; }

    public double? EntropyBelow { get; init; }

    public ulong Seed { get; init; }

    public required string Out { get; init; }

    public bool Overwrite { get; init; }
}
