using Microsoft.Extensions.AI;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Persistence;
using Rlaif.Classifiers.Texts;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>Predicts the class of a text from its embedding and its words.</summary>
/// <remarks>Immutable and as safe for concurrent use as its generator. Each prediction embeds its texts.</remarks>
public sealed class EmbeddingClassifier : IClassifier
{
    private readonly LinearModel _model;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;

    internal EmbeddingClassifier(LabelSet labels, LinearModel model, IEmbeddingGenerator<string, Embedding<float>> generator, string? embeddingModel)
    {
        Labels = labels;
        _model = model;
        _generator = generator;
        EmbeddingModel = embeddingModel;
    }

    /// <inheritdoc/>
    public LabelSet Labels { get; }

    /// <summary>Gets the name of the model that embedded the training texts; <see langword="null"/> where it has none.</summary>
    public string? EmbeddingModel { get; }

    /// <inheritdoc/>
    /// <exception cref="ModelFileException">The generator gives vectors of another length than in training.</exception>
    public Task<PredictionTable> PredictAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        TextBatch.ThrowIfUnfit(texts, _model);
        return TextBatch.PredictAsync(texts, _model, EmbedAsync, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The model is larger than a model file may be.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return ModelFile.WriteAsync(destination, EmbeddingClassifierFormat.Kind, EmbeddingContent.Write(EmbeddingModel, Labels, _model), cancellationToken);
    }

    internal static string? ModelOf(IEmbeddingGenerator<string, Embedding<float>> generator) =>
        (generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId;

    private async Task<TextVectors> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = await TextVectors.EmbedAsync(_generator, texts, cancellationToken).ConfigureAwait(false);
        var width = _model.Width - LatentSpace.Dimensions;
        return embeddings.Width == width || texts.Count == 0
            ? embeddings
            : throw new ModelFileException($"The embeddings have {embeddings.Width} dimensions and the classifier was trained on {width}; use the model that it was trained with{(EmbeddingModel is null ? string.Empty : $", '{EmbeddingModel}'")}.");
    }
}
