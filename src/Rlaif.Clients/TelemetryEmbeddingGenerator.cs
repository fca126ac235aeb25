using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Traces and measures requests for embeddings by OpenTelemetry's <c>gen_ai</c> conventions, never their text.</summary>
/// <remarks>The source and the meter are named <c>Rlaif</c>. A span covers a request with all its retries. Safe for concurrent use.</remarks>
public sealed class TelemetryEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly CallTelemetry _calls;

    /// <summary>Initializes the generator.</summary>
    /// <param name="innerGenerator">The generator to observe; disposed with this one.</param>
    /// <param name="timeProvider">The clock of the measured durations; <see langword="null"/> for the system's.</param>
    public TelemetryEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, TimeProvider? timeProvider = null)
        : base(innerGenerator)
    {
        var metadata = innerGenerator.GetService<EmbeddingGeneratorMetadata>();
        _calls = new CallTelemetry("embeddings", metadata?.ProviderName, metadata?.ProviderUri, metadata?.DefaultModelId, timeProvider);
    }

    /// <inheritdoc/>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var call = _calls.Start(options?.ModelId);
        try
        {
            var embeddings = await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
            var first = embeddings.Count > 0 ? embeddings[0] : null;
            call.Answered(first?.ModelId, embeddings.Usage, embeddings.GetAttempts().Count);
            call.SetTag("gen_ai.embeddings.dimension.count", first?.Dimensions);
            return embeddings;
        }
        catch (Exception error)
        {
            call.Failed(error);
            throw;
        }
    }
}
