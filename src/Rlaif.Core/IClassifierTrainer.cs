namespace Rlaif;

/// <summary>Learns classifiers for one pool.</summary>
/// <remarks>Implementations hold no state of a run and are safe for concurrent use.</remarks>
public interface IClassifierTrainer
{
    /// <summary>Opens the training of a run: what needs the texts is computed here, once.</summary>
    /// <param name="pool">The pool of the run.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="seed">The seed of whatever is random in training.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    /// <returns>The session, which the caller disposes.</returns>
    Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default);
}
