using System.Text.Json.Serialization;
using Rlaif.Datasets;

namespace Rlaif.Cli.Runs;

/// <summary>What the options of <c>rlaif label</c> say; <c>run.json</c> keeps them.</summary>
internal sealed record LabelSettings
{
    public required string Pool { get; init; }

    public required DatasetOptions Data { get; init; }

    public string? Labels { get; init; }

    public string? LabelsFile { get; init; }

    public required string Labeler { get; init; }

    public double Noise { get; init; }

    public required string NoiseProfile { get; init; }

    public required string Confusion { get; init; }

    public required AnswerSettings Answers { get; init; }

    public required LimitSettings Limits { get; init; }

    [JsonIgnore]
    public int? DryRun { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyVariable { get; init; }

    public int? Concurrency { get; init; }

    public string? Instructions { get; init; }

    public string? Test { get; init; }

    public required SelectionSettings Selection { get; init; }

    public required string Classifier { get; init; }

    public EmbeddingSettings? Embeddings { get; init; }

    public int? Budget { get; init; }

    public ulong Seed { get; init; }

    public int? MaxOutputTokens { get; init; }

    [JsonIgnore]
    public string Out { get; init; } = string.Empty;

    [JsonIgnore]
    public bool Overwrite { get; init; }

    /// <summary>Leaves out what an address may carry beside the server: a user name, a password, a key.</summary>
    public LabelSettings WithoutSecrets() => this with
    {
        Endpoint = ServerAddress.WithoutSecrets(Endpoint),
        Embeddings = Embeddings?.WithoutSecrets(),
    };
}
