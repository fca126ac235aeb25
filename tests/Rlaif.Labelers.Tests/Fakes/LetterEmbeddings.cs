using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Tests.Fakes;

/// <summary>A vector holds how often each of the letters a, b and c occurs.</summary>
internal sealed class LetterEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public List<string> Calls { get; } = [];

    public Exception? Failure { get; init; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        Calls.Add(string.Join(',', texts));
        return Failure is null
            ? Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(new float[] { text.Count('a'.Equals), text.Count('b'.Equals), text.Count('c'.Equals) }))))
            : Task.FromException<GeneratedEmbeddings<Embedding<float>>>(Failure);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
