using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Clients.Admission;
using Rlaif.Clients.Embeddings;

namespace Rlaif.Clients;

/// <summary>Stacks what stands between Rlaif and a model server.</summary>
public static class ModelClient
{
    /// <summary>Wraps a client that makes one attempt into one that retries, is observed, and keeps to limits.</summary>
    /// <param name="client">The client; its own retries should be off. Disposed with the result.</param>
    /// <param name="options">The layers; <see langword="null"/> for retries and telemetry alone.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="loggerFactory">Where retries and waits are logged; <see langword="null"/> for nowhere.</param>
    /// <returns>The layers around the client; a client with such a retry layer is not given another.</returns>
    /// <exception cref="ArgumentException">There is a budget or a rate, but the client has a retry layer whose attempts nobody can count.</exception>
    public static IChatClient Wrap(
        IChatClient client, ModelClientOptions? options = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new ModelClientOptions();
        loggerFactory ??= NullLoggerFactory.Instance;
        var result = Retrying(client, options, timeProvider, loggerFactory);
        result = options.Decorate?.Invoke(result) ?? result;
        result = options.Redaction is { } redaction ? new RedactingChatClient(result, redaction) : result;
        return options.Prices is { } prices ? new PricedChatClient(result, prices) : result;
    }

    /// <summary>Wraps a generator that makes one attempt into one for any number of texts that keeps what it was answered.</summary>
    /// <param name="generator">The generator; its own retries should be off. Disposed with the result.</param>
    /// <param name="options">The settings of requests and of the cache; <see langword="null"/> for the defaults.</param>
    /// <param name="resilience">The settings of the retries; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="loggerFactory">Where retries and the cache are logged; <see langword="null"/> for nowhere.</param>
    /// <returns>
    /// Cache around batches around telemetry around resilience around the generator; one with such a retry layer is returned as it is.
    /// Each distinct text is sent once, blank ones as a full stop, since servers refuse them.
    /// </returns>
    public static IEmbeddingGenerator<string, Embedding<float>> Wrap(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        EmbeddingOptions? options = null,
        ResilienceOptions? resilience = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        if (generator.GetService<ResilientEmbeddingGenerator>() is not null)
        {
            return generator;
        }

        options = options?.Copy() ?? new EmbeddingOptions();
        IEmbeddingGenerator<string, Embedding<float>> observed = new TelemetryEmbeddingGenerator(
            new ResilientEmbeddingGenerator(generator, resilience, timeProvider, loggerFactory?.CreateLogger<ResilientEmbeddingGenerator>()), timeProvider);
        IEmbeddingGenerator<string, Embedding<float>> batching = options.CacheFolder is null
            ? new BatchingEmbeddingGenerator(observed, options)
            : Cached(observed, options, timeProvider ?? TimeProvider.System, loggerFactory);
        return new DistinctTextGenerator(batching, options.MaxTextLength, options.Dimensions);
    }

    // Two retry layers would multiply their attempts.
    private static IChatClient Retrying(IChatClient client, ModelClientOptions options, TimeProvider? timeProvider, ILoggerFactory loggerFactory)
    {
        ICallGate?[] gates = [options is { Budget: { } budget, Prices: { } prices } ? budget.WithPrices(prices) : options.Budget, options.Rate];
        if (client.GetService<ResilientChatClient>() is not null)
        {
            return gates.All(gate => gate is null)
                ? client
                : throw new ArgumentException("The client has a retry layer already, whose attempts no budget or rate can count; give the client without it.", nameof(client));
        }

        IChatClient retrying = new ResilientChatClient(client, options.Resilience, timeProvider, loggerFactory.CreateLogger<ResilientChatClient>(), [.. gates.OfType<ICallGate>()]);
        retrying = options.Cache is { } cache ? new CachingChatClient(retrying, cache, loggerFactory.CreateLogger<CachingChatClient>()) : retrying;
        return new TelemetryChatClient(retrying, timeProvider);
    }

    private static CachingEmbeddingGenerator Cached(
        IEmbeddingGenerator<string, Embedding<float>> observed, EmbeddingOptions options, TimeProvider timeProvider, ILoggerFactory? loggerFactory)
    {
        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<CachingEmbeddingGenerator>();
        var cache = new EmbeddingCache(options.CacheFolder!, options.CacheSizeLimit, timeProvider, logger);
        return new CachingEmbeddingGenerator(new BatchingEmbeddingGenerator(new CachingEmbeddingGenerator(observed, cache, logger), options), cache, logger);
    }
}
