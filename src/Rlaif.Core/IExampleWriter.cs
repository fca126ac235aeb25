namespace Rlaif;

/// <summary>Writes example texts for classes before a run begins; they train like faded labels.</summary>
public interface IExampleWriter
{
    /// <summary>Writes texts for each class.</summary>
    /// <param name="labels">The classes; descriptions and examples help.</param>
    /// <param name="cancellationToken">Cancels the writing; what was written is lost.</param>
    /// <returns>The texts. A class has none where nothing usable came.</returns>
    /// <exception cref="LabelingException">Nobody can write at all.</exception>
    Task<WrittenExamples> WriteAsync(LabelSet labels, CancellationToken cancellationToken = default);
}
