using Rlaif.Datasets;

namespace Rlaif.Cli.Settings;

/// <summary>What the options of <c>rlaif predict</c> say.</summary>
internal sealed record PredictSettings
{
    /// <summary>Stands for standard input, or standard output.</summary>
    public const string Standard = "-";

    public required string Model { get; init; }

    public required string Texts { get; init; }

    /// <summary>Gets how rows stand in standard input; a file says it by its name.</summary>
    public DatasetFormat Format { get; init; }

    public required DatasetOptions Data { get; init; }

    public EmbeddingSettings? Embeddings { get; init; }

    public required string Out { get; init; }

    /// <summary>Gets whether a JSON object a line is written, and not CSV.</summary>
    public bool WritesJson { get; init; }
}
