namespace Rlaif;

/// <summary>A labeler whose work outlives the process, so that a resumed run takes it up again.</summary>
/// <remarks>The loop calls the method with a state where a labeler has it; a labeler around such a one passes the state on.</remarks>
public interface IResumableLabeler : ILabeler
{
    /// <summary>Labels a batch, or takes up again what an interrupted call has begun.</summary>
    /// <param name="batch">The questions that have no answer yet; each example occurs once.</param>
    /// <param name="state">What was saved in the round so far, and where to save more.</param>
    /// <param name="cancellationToken">Cancels the waiting; what was begun may be taken up again.</param>
    /// <returns>What <see cref="ILabeler.LabelAsync"/> returns.</returns>
    /// <exception cref="LabelingException">The labeler cannot work at all.</exception>
    IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, LabelerState state, CancellationToken cancellationToken = default);
}
