using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.Cli.Settings;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;

namespace Rlaif.Cli.Connections;

/// <summary>Connects to the embedding model that the options name, with the cache on this machine.</summary>
internal static class EmbeddingConnection
{
    // A request carries many texts, and a server without a graphics card takes its time.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromMinutes(5);

    /// <exception cref="UsageException">The options do not name a model that can be asked.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Open(EmbeddingSettings settings, ILoggerFactory loggerFactory) => ModelClient.Wrap(
        Server(settings),
        new EmbeddingOptions { CacheFolder = CacheFolder(settings.Cache) },
        new ResilienceOptions { Translate = OpenAIFailures.Translate, AttemptTimeout = AttemptTimeout },
        loggerFactory: loggerFactory);

    private static OpenAIEmbeddingGenerator Server(EmbeddingSettings settings)
    {
        var model = !string.IsNullOrWhiteSpace(settings.Model) ? settings.Model : throw new UsageException("The embedding model is missing; name it with --embedding-model.");
        return settings.Endpoint is null
            ? OpenAIServer.OpenAIEmbeddings(model, Key(settings, "OPENAI_API_KEY", isRequired: true)!)
            : OpenAIServer.CompatibleEmbeddings(
                ServerAddress.Parse(settings.Endpoint) ?? throw new UsageException("--embedding-endpoint needs an address that begins with http:// or https://."), model, Key(settings, usual: null, isRequired: false));
    }

    private static string? Key(EmbeddingSettings settings, string? usual, bool isRequired) =>
        ApiKey.Read(settings.ApiKeyVariable, usual, isRequired, isRequired && settings.ApiKeyVariable is null ? "--embedding-api-key-env, or give the server of the model with --embedding-endpoint" : "--embedding-api-key-env");

    private static string? CacheFolder(string? chosen) => chosen switch
    {
        EmbeddingSettings.NoCache => null,
        null => UserCacheFolder.Find() is { } folder ? Path.Combine(folder, "rlaif", "embeddings") : null,
        _ when string.IsNullOrWhiteSpace(chosen) || File.Exists(chosen) => throw new UsageException($"'{chosen}' is no folder; give one with --embedding-cache, or {EmbeddingSettings.NoCache}."),
        _ => chosen,
    };
}
