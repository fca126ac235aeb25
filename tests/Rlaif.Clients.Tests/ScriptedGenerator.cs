using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests;

/// <summary>A generator that does what a script says with the texts of each request, counted from 1.</summary>
internal sealed class ScriptedGenerator(Func<IReadOnlyList<string>, int, CancellationToken, Task<GeneratedEmbeddings<Embedding<float>>>> script)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ConcurrentQueue<IReadOnlyList<string>> _requests = new();
    private int _count;
    private int _running;
    private int _peak;

    public ScriptedGenerator(Func<IReadOnlyList<string>, Exception?>? failureOf = null)
        : this((texts, _, _) => failureOf?.Invoke(texts) is { } failure
            ? Task.FromException<GeneratedEmbeddings<Embedding<float>>>(failure)
            : Task.FromResult(Some.Embeddings(texts)))
    {
    }

    public IReadOnlyCollection<IReadOnlyList<string>> Requests => _requests;

    public IEnumerable<string> Texts => _requests.SelectMany(request => request);

    public int PeakConcurrency => _peak;

    public EmbeddingGeneratorMetadata? Metadata { get; init; } = new("tester", new Uri("https://vectors.test:8443/v1"), "small");

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        _requests.Enqueue(texts);
        var running = Interlocked.Increment(ref _running);
        for (var peak = _peak; running > peak; peak = _peak)
        {
            Interlocked.CompareExchange(ref _peak, running, peak);
        }

        try
        {
            return await script(texts, Interlocked.Increment(ref _count), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : null;

    public void Dispose()
    {
    }
}
