using Microsoft.Extensions.AI;

namespace Rlaif;

/// <summary>Stands where an embedding model should be, so that a model file can say which one it needs.</summary>
internal sealed class MissingEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("No embedding model is configured; configure Embedding:Model or call UseEmbeddings.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
