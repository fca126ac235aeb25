using System.Text.Json.Serialization;
using Rlaif.Cli.Connections;
using Rlaif.Datasets;

namespace Rlaif.Cli.Settings;

/// <summary>What the options of <c>rlaif label</c> say; <c>settings.json</c> and <c>run.json</c> keep them.</summary>
internal sealed record LabelSettings
{
    public required string Pool { get; init; }

    public required DatasetOptions Data { get; init; }

    public string? Labels { get; init; }

    public string? LabelsFile { get; init; }

    public required string Labeler { get; init; }

    public double Noise { get; init; }

    [JsonRequired]
    public string NoiseProfile { get; init; } = "even";

    [JsonRequired]
    public string Confusion { get; init; } = "even";

    [JsonRequired]
    public AnswerSettings Answers { get; init; } = new();

    [JsonRequired]
    public LimitSettings Limits { get; init; } = new();

    [JsonIgnore]
    public int? DryRun { get; init; }

    public string? Endpoint { get; init; }

    /// <summary>Gets whether the address carried more than is kept of it.</summary>
    public bool EndpointHadSecrets { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyVariable { get; init; }

    public int? Concurrency { get; init; }

    /// <summary>Gets who is asked again about doubtful answers; null where it is the labeler.</summary>
    public SecondModel? RecheckModel { get; init; }

    public string? Instructions { get; init; }

    public string? Test { get; init; }

    [JsonRequired]
    public SelectionSettings Selection { get; init; } = new();

    [JsonRequired]
    public string Classifier { get; init; } = "auto";

    public EmbeddingSettings? Embeddings { get; init; }

    public int? Budget { get; init; }

    public ulong Seed { get; init; }

    public int? MaxOutputTokens { get; init; }

    public string? AnswerCache { get; init; }

    /// <summary>Gets the run whose answers this one began with; null where it began with none.</summary>
    public TakenOver? TakenOver { get; init; }

    [JsonIgnore]
    public string Out { get; init; } = string.Empty;

    /// <summary>Gets whether nothing is sent, so that no key is needed.</summary>
    [JsonIgnore]
    public bool IsUnsent { get; init; }

    /// <summary>Gets whether the texts are in a file that holds something.</summary>
    /// <value>A pipe has no length, and opening it again would wait for ever.</value>
    [JsonIgnore]
    public bool CanReadPoolAgain => new FileInfo(Pool) is { Exists: true, Length: > 0 };

    /// <summary>Gets whether the run begins without asking whether it may cost something.</summary>
    [JsonIgnore]
    public bool IsAgreedTo { get; init; }

    [JsonIgnore]
    public bool Overwrite { get; init; }

    /// <summary>Gets whether an earlier run is to go on, even one that has ended.</summary>
    [JsonIgnore]
    public bool Resume { get; init; }

    /// <summary>Names files by their full paths, so that the run can be resumed from anywhere.</summary>
    public LabelSettings WithFullPaths() => this with
    {
        Pool = Path.GetFullPath(Pool),
        LabelsFile = Full(LabelsFile),
        Instructions = Full(Instructions),
        Test = Full(Test),
        AnswerCache = Full(AnswerCache),
        Answers = Answers with { Jury = Full(Answers.Jury) },
        Limits = Limits with { Prices = Full(Limits.Prices) },
        Embeddings = Embeddings is { Cache: not (null or EmbeddingSettings.NoCache) } ? Embeddings with { Cache = Full(Embeddings.Cache) } : Embeddings,
    };

    /// <summary>Leaves out batches, which would take hours, and planted texts, where single questions are looked at.</summary>
    public LabelSettings Plain() => this with { Answers = Answers with { BatchApi = false, Canaries = 0 } };

    /// <summary>Takes the address that a command gives, else the one of before.</summary>
    /// <exception cref="UsageException">Of the one of before a part was not kept.</exception>
    public LabelSettings WithEndpoint(string? given) => given is null && EndpointHadSecrets
        ? throw new UsageException($"The address {Endpoint} came with a user name, a password or a query, which {SettingsFile.Name} does not keep; give it again with --endpoint.")
        : this with { Endpoint = given ?? Endpoint, EndpointHadSecrets = false };

    /// <summary>Leaves out what an address may carry beside the server: a user name, a password, a key.</summary>
    public LabelSettings WithoutSecrets() => this with
    {
        Endpoint = ServerAddress.WithoutSecrets(Endpoint),
        EndpointHadSecrets = EndpointHadSecrets || ServerAddress.HoldsSecrets(Endpoint),
        Embeddings = Embeddings?.WithoutSecrets(),
    };

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
