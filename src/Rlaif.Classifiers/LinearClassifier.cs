using Rlaif.Classifiers.Persistence;
using Rlaif.Classifiers.Texts;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>Predicts the class of a text from its words, word pairs and its place in the pool's latent space.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Holds no text of the pool, but hashes of the words and pairs of labeled texts and
/// of the pool's 20,000 most frequent, and until it is saved and loaded of all its words and recurring pairs; the names,
/// descriptions and examples of the classes it holds as they are.
/// </remarks>
public sealed class LinearClassifier : IClassifier
{
    private const int ClassesOnStack = 256;

    private readonly LinearModel _model;

    internal LinearClassifier(LabelSet labels, LinearModel model)
    {
        Labels = labels;
        _model = model;
    }

    /// <inheritdoc/>
    public LabelSet Labels { get; }

    /// <summary>Predicts one text, in microseconds for a short one; the time grows with its length.</summary>
    /// <param name="text">The text; it may be empty.</param>
    /// <returns>A probability for each class.</returns>
    public SoftLabel Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<float> probabilities = Labels.Count <= ClassesOnStack ? stackalloc float[Labels.Count] : new float[Labels.Count];
        _model.Predict(text, probabilities);
        return new SoftLabel(probabilities);
    }

    /// <inheritdoc/>
    public Task<PredictionTable> PredictAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        TextBatch.ThrowIfUnfit(texts, _model);
        return TextBatch.PredictAsync(texts, _model, static (_, _) => Task.FromResult(TextVectors.None), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The model is larger than a model file may be.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var writer = new ContentWriter();
        LinearContent.Write(writer, Labels, _model);
        return ModelFile.WriteAsync(destination, LinearClassifierFormat.Kind, writer.Written, cancellationToken);
    }
}
