using Microsoft.Extensions.AI;
using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Tests;

/// <summary>Embeds a text as the sum of random directions, one a word: deterministic, and zeros for a text without words.</summary>
internal sealed class WordEmbeddings(string? model = null, int width = 24) : IEmbeddingGenerator<string, Embedding<float>>
{
    private int _calls;

    public int Calls => _calls;

    public List<string> Embedded { get; } = [];

    /// <summary>Gets what is done to the vectors of a call; its number counts from 1.</summary>
    public Func<int, IEnumerable<float[]>, IEnumerable<float[]>> Change { get; init; } = (_, vectors) => vectors;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] texts = [.. values];
        var call = Interlocked.Increment(ref _calls);
        lock (Embedded)
        {
            Embedded.AddRange(texts);
        }

        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(Change(call, texts.Select(VectorOf)).Select(vector => new Embedding<float>(vector))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) && model is not null ? new EmbeddingGeneratorMetadata("test", defaultModelId: model) : null;

    public void Dispose()
    {
    }

    private float[] VectorOf(string text)
    {
        var vector = new float[width];
        var tokens = new TokenReader(text);
        while (tokens.Read())
        {
            var random = new Random((int)(tokens.Hash >> 33));
            for (var index = 0; index < width; index++)
            {
                vector[index] += random.NextSingle() - 0.5f;
            }
        }

        return vector;
    }
}
