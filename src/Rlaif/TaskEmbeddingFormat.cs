using Microsoft.Extensions.AI;
using Rlaif.Classifiers;

namespace Rlaif;

/// <summary>Reads embedding classifiers with the generator of a task, or says which one it would take.</summary>
internal sealed class TaskEmbeddingFormat(IEmbeddingGenerator<string, Embedding<float>>? generator) : IClassifierFormat
{
    private readonly EmbeddingClassifierFormat _format = new(generator ?? new MissingEmbeddings());

    public string Name => _format.Name;

    public async Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        var classifier = await _format.LoadAsync(source, cancellationToken).ConfigureAwait(false);
        return generator is not null ? classifier : throw new ModelFileException(
            $"The model reads embeddings of '{(classifier as EmbeddingClassifier)?.EmbeddingModel ?? "a model without a name"}' and none are configured; configure Embedding:Model or call UseEmbeddings.");
    }
}
