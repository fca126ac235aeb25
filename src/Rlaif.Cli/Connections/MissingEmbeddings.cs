using Microsoft.Extensions.AI;

namespace Rlaif.Cli.Connections;

/// <summary>Stands where an embedding model should be, so that a model file can be asked which one it needs.</summary>
internal sealed class MissingEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new UsageException("The embedding model is missing; name it with --embedding-model.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
