using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Embeddings;

/// <summary>Asks the server only for vectors that are not kept yet, and keeps what it answers.</summary>
/// <remarks>
/// It stands on both sides of the batches: outside, so that requests are full; inside, so that what was answered stays although a
/// later request fails.
/// </remarks>
internal sealed class CachingEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, EmbeddingCache cache, ILogger logger)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(innerGenerator)
{
    private readonly EmbeddingGeneratorMetadata? _metadata = innerGenerator.GetService<EmbeddingGeneratorMetadata>();
    private int _isWarned;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if ((options?.ModelId ?? _metadata?.DefaultModelId) is not { } model)
        {
            WarnOnce();
            return await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
        }

        var call = new CachedCall(cache, KeyOf(model, options), model);
        using var missing = call.Missing(values, cancellationToken).GetEnumerator();
        var answer = missing.MoveNext()
            ? await base.GenerateAsync(Rest(missing), options, cancellationToken).ConfigureAwait(false)
            : new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails { InputTokenCount = 0, TotalTokenCount = 0 } };
        if (call.Found > 0)
        {
            EmbeddingLog.Found(logger, call.Found, call.Found + answer.Count);
        }

        return call.Complete(answer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cache.Dispose();
        }

        base.Dispose(disposing);
    }

    private EmbeddingKey KeyOf(string model, EmbeddingGenerationOptions? options) =>
        EmbeddingKey.OfModel(_metadata?.ProviderName ?? string.Empty, _metadata?.ProviderUri?.ToString() ?? string.Empty, model, options?.Dimensions);

    private static IEnumerable<string> Rest(IEnumerator<string> texts)
    {
        do
        {
            yield return texts.Current;
        }
        while (texts.MoveNext());
    }

    private void WarnOnce()
    {
        if (Interlocked.Exchange(ref _isWarned, 1) == 0)
        {
            EmbeddingLog.Nameless(logger);
        }
    }
}
