namespace Rlaif;

/// <summary>Writes example texts for classes before a run begins; they train like faded labels.</summary>
public interface IExampleWriter
{
    /// <summary>Writes texts for classes, yielding those of each as they arrive.</summary>
    /// <param name="labels">All classes; descriptions and examples help.</param>
    /// <param name="wanted">The names of those to write for, each once.</param>
    /// <param name="cancellationToken">Cancels what has not been written yet.</param>
    /// <returns>The texts of each class, in any order. A class has none where nothing usable came.</returns>
    /// <exception cref="LabelingException">Nobody can write, at all or for now; those left out may be asked for again.</exception>
    IAsyncEnumerable<WrittenExamples> WriteAsync(LabelSet labels, IReadOnlyList<string> wanted, CancellationToken cancellationToken = default);
}
