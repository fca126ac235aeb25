using Rlaif.Cli.Settings;
using Rlaif.Datasets;

namespace Rlaif.Cli.Evaluations;

/// <summary>What the options of <c>rlaif evaluate</c> say.</summary>
internal sealed record EvaluateSettings
{
    /// <summary>Gets the saved classifier that is measured; null where it is a labeler.</summary>
    public string? Model { get; init; }

    public required string File { get; init; }

    public required DatasetOptions Data { get; init; }

    public int? Rows { get; init; }

    public ulong Seed { get; init; }

    public EmbeddingSettings? Embeddings { get; init; }

    /// <summary>Gets the labeler that is measured; null where it is a saved classifier.</summary>
    public LabelSettings? Labeler { get; init; }

    public bool IsJson { get; init; }
}
