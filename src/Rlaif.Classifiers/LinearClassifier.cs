using Rlaif.Classifiers.Persistence;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>Predicts the class of a text from its words and word pairs.</summary>
/// <remarks>Immutable and safe for concurrent use. Holds no text of the pool, only the hashes of weighted features.</remarks>
public sealed class LinearClassifier : IClassifier
{
    private const int ClassesOnStack = 256;

    // For fewer, handing the work to threads takes longer than the work.
    private const int ParallelTexts = 64;

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
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Any(text => text is null))
        {
            throw new ArgumentException("A text to predict is null; give an empty text where there is none.", nameof(texts));
        }

        if ((long)texts.Count * Labels.Count > Array.MaxLength)
        {
            throw new ArgumentException($"{texts.Count} texts times {Labels.Count} classes are more than {Array.MaxLength} predictions; give fewer texts at a time.", nameof(texts));
        }

        return Task.Run(() => Predict(texts, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The model is larger than a model file may be.</exception>
    public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return ModelFile.WriteAsync(destination, LinearClassifierFormat.Kind, LinearContent.Write(Labels, _model), cancellationToken);
    }

    private PredictionTable Predict(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var probabilities = new float[texts.Count * Labels.Count];
        void PredictOne(int index) => _model.Predict(texts[index], probabilities.AsSpan(index * Labels.Count, Labels.Count));
        if (texts.Count < ParallelTexts)
        {
            for (var index = 0; index < texts.Count; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                PredictOne(index);
            }
        }
        else
        {
            Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }, PredictOne);
        }

        return new PredictionTable(probabilities, Labels.Count);
    }
}
