namespace Rlaif.Datasets;

/// <summary>One row of a file.</summary>
/// <param name="Example">The text and its identifier.</param>
/// <param name="Gold">The true label; <see langword="null"/> where the file has none.</param>
/// <param name="Known">The known label; <see langword="null"/> where the file has none.</param>
public sealed record DatasetRow(TextExample Example, string? Gold, string? Known)
{
    /// <summary>Gets what the other columns hold, in the order of the file.</summary>
    /// <value>Empty, the default, where the file has none, and where a whole file was read.</value>
    public IReadOnlyList<MetadataField> Metadata { get; init; } = [];
}
