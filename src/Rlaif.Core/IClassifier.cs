namespace Rlaif;

/// <summary>Predicts the class of a text.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public interface IClassifier
{
    /// <summary>Gets the classes, in the order of the predictions' columns.</summary>
    LabelSet Labels { get; }

    /// <summary>Predicts texts.</summary>
    /// <param name="texts">The texts; an empty text is allowed.</param>
    /// <param name="cancellationToken">Cancels the prediction.</param>
    /// <returns>A row a text.</returns>
    Task<PredictionTable> PredictAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default);

    /// <summary>Saves the classifier as one model file.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    /// <returns>A task that ends when all is written.</returns>
    Task SaveAsync(Stream destination, CancellationToken cancellationToken = default);
}
