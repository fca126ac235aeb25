namespace Rlaif;

/// <summary>Answers which class an example belongs to: an LLM, a jury, a person, a gold column.</summary>
/// <remarks>Implementations are safe for concurrent use.</remarks>
public interface ILabeler
{
    /// <summary>Labels a batch, yielding each answer as it arrives.</summary>
    /// <param name="batch">The questions; each example occurs once.</param>
    /// <param name="cancellationToken">Cancels what has not been answered yet.</param>
    /// <returns>
    /// Exactly one annotation for each request, in any order. The failure of one example is an annotation with that
    /// outcome; a ceiling yields <see cref="AnnotationOutcome.NotAsked"/>, with a <see cref="Annotation.StopReason"/> where it ends the run.
    /// </returns>
    /// <exception cref="LabelingException">The labeler cannot work at all: wrong key, unknown model.</exception>
    IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken = default);
}
