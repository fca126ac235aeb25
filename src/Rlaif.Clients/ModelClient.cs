using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Clients.Admission;
using Rlaif.Clients.Batches;
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
    /// <returns>The layers around the client; a client with such a retry layer gets none, nor a rate or a cache.</returns>
    /// <exception cref="ArgumentException">There is a budget, but the client has a retry layer whose attempts it cannot count; or a price is missing.</exception>
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

    /// <summary>Wraps a batch client that makes one attempt into one that retries.</summary>
    /// <param name="client">The client; its own retries should be off.</param>
    /// <param name="options">The settings of the retries; <see langword="null"/> for the defaults with an attempt timeout of 10 minutes.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="loggerFactory">Where batches and retries are logged; <see langword="null"/> for nowhere.</param>
    /// <returns>Resilience around the client; a client with such a retry layer is returned as it is.</returns>
    public static IChatBatchClient Wrap(
        IChatBatchClient client, ResilienceOptions? options = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(client);

        // An attempt sends or fetches a file of up to 200 megabytes.
        return client as ResilientBatchClient ?? new ResilientBatchClient(
            client,
            options ?? new ResilienceOptions { AttemptTimeout = TimeSpan.FromMinutes(10) },
            timeProvider,
            (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<ResilientBatchClient>());
    }

    // Two retry layers would multiply their attempts.
    private static IChatClient Retrying(IChatClient client, ModelClientOptions options, TimeProvider? timeProvider, ILoggerFactory loggerFactory)
    {
        if (client.GetService<ResilientChatClient>() is not null)
        {
            return options.Budget?.HasCeilings is not true
                ? client
                : throw new ArgumentException("The client has a retry layer already, whose attempts no budget can count; give the client without it.", nameof(client));
        }

        // The rate first: time spent in its line is over before the budget looks at the clock.
        ICallGate?[] gates = [options.Rate, options.Budget?.WithPrices(options.Prices)];
        IChatClient retrying = new ResilientChatClient(client, options.Resilience, timeProvider, loggerFactory.CreateLogger<ResilientChatClient>(), [.. gates.OfType<ICallGate>()])
        {
            KeySource = options.KeySource,
        };
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
