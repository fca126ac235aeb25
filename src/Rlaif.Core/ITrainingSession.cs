namespace Rlaif;

/// <summary>The training of one run; the features of the pool are kept here.</summary>
/// <remarks>One training at a time; the classifiers it returns are independent of it.</remarks>
public interface ITrainingSession : IAsyncDisposable
{
    /// <summary>Gets the pool as vectors; <see langword="null"/> where the trainer has none.</summary>
    PoolVectors? Vectors { get; }

    /// <summary>Trains a new classifier and predicts the pool with it.</summary>
    /// <param name="labeled">
    /// The labeled rows, each once; with none, predictions are what names, descriptions and examples of the classes tell, or uniform.
    /// </param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The classifier and its predictions for the pool; equal for equal arguments and seed.</returns>
    Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default);
}
