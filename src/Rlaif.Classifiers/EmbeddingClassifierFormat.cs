using Microsoft.Extensions.AI;
using Rlaif.Classifiers.Persistence;

namespace Rlaif.Classifiers;

/// <summary>Reads the model files of <see cref="EmbeddingClassifier"/>.</summary>
public sealed class EmbeddingClassifierFormat : IClassifierFormat
{
    internal const string Kind = "embedding";

    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;

    /// <summary>Initializes the format.</summary>
    /// <param name="generator">Embeds texts for the loaded classifiers; it must serve the model that they were trained with.</param>
    public EmbeddingClassifierFormat(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        _generator = generator;
    }

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    /// <exception cref="ModelFileException">The content is damaged, or of another version or embedding model.</exception>
    public async Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var content = new MemoryStream();
        await source.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        var (needed, labels, model) = EmbeddingContent.Read(content.GetBuffer().AsSpan(0, (int)content.Length));
        var given = EmbeddingClassifier.ModelOf(_generator);
        return needed is null || given is null || string.Equals(needed, given, StringComparison.Ordinal)
            ? new EmbeddingClassifier(labels, model, _generator, needed)
            : throw new ModelFileException($"The classifier needs the embedding model '{needed}', and '{given}' is connected; connect '{needed}' or train anew.");
    }
}
