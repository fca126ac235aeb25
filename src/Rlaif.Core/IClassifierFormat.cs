namespace Rlaif;

/// <summary>Reads one kind of model file; see <see cref="ModelFile"/>.</summary>
/// <remarks>Implementations are safe for concurrent use.</remarks>
public interface IClassifierFormat
{
    /// <summary>Gets the kind that the file's header names, such as <c>linear</c>.</summary>
    string Name { get; }

    /// <summary>Reads a classifier from the checked content of a model file.</summary>
    /// <param name="source">The content, without header and checksum.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The classifier.</returns>
    /// <exception cref="ModelFileException">The content cannot be read.</exception>
    Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default);
}
