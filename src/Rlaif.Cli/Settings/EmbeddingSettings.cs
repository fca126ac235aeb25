using Rlaif.Cli.Connections;

namespace Rlaif.Cli.Settings;

/// <summary>What the options say about the embedding model.</summary>
internal sealed record EmbeddingSettings
{
    /// <summary>What stands for no folder as <see cref="Cache"/>.</summary>
    public const string NoCache = "none";

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyVariable { get; init; }

    public string? Cache { get; init; }

    /// <summary>Leaves out what an address may carry beside the server: a user name, a password, a key.</summary>
    public EmbeddingSettings WithoutSecrets() => this with { Endpoint = ServerAddress.WithoutSecrets(Endpoint) };
}
