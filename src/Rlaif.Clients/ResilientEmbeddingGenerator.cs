using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Clients.Admission;
using Rlaif.Clients.Embeddings;

namespace Rlaif.Clients;

/// <summary>The one retry layer: each request is retried with backoff, behind a circuit breaker, and its vectors are checked.</summary>
/// <remarks>
/// Safe for concurrent use; one instance a server, since the circuit is shared by its requests. Switch the retries of the inner
/// generator off, or attempts multiply.
/// </remarks>
public sealed class ResilientEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ResilientCalls<GeneratedEmbeddings<Embedding<float>>> _calls;

    /// <summary>Initializes the generator.</summary>
    /// <param name="innerGenerator">The generator that makes one attempt; disposed with this one.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock of delays and timeouts; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Told of retries and of the circuit, never of text.</param>
    public ResilientEmbeddingGenerator(
        IEmbeddingGenerator<string, Embedding<float>> innerGenerator,
        ResilienceOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<ResilientEmbeddingGenerator>? logger = null)
        : base(innerGenerator)
    {
        var metadata = innerGenerator.GetService<EmbeddingGeneratorMetadata>();
        _calls = new ResilientCalls<GeneratedEmbeddings<Embedding<float>>>(
            options, timeProvider, logger ?? NullLogger<ResilientEmbeddingGenerator>.Instance, embeddings => new CallResult(AttemptExtensions.OwnUsage(embeddings.Usage), Failure: null, Limits: null))
        {
            Server = ServerContext.Of(metadata?.ProviderUri, metadata?.DefaultModelId),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ModelServerException">The server refused for good, the last retry failed, or the vectors make no sense.</exception>
    /// <exception cref="RequestNotMadeException">The server asks for too long a wait.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sent = values as IReadOnlyCollection<string> ?? [.. values];
        var (embeddings, attempts) = await _calls.CallAsync(
            async token => AnswerCheck.Checked(await InnerGenerator.GenerateAsync(sent, options, token).ConfigureAwait(false), sent.Count),
            default,
            cancellationToken).ConfigureAwait(false);
        embeddings.AdditionalProperties = embeddings.AdditionalProperties.With(attempts);
        return embeddings;
    }
}
