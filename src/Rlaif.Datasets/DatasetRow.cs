namespace Rlaif.Datasets;

/// <summary>One row of a file.</summary>
/// <param name="Example">The text and its identifier.</param>
/// <param name="Gold">The true label; <see langword="null"/> where the file has none.</param>
/// <param name="Known">The known label; <see langword="null"/> where the file has none.</param>
public sealed record DatasetRow(TextExample Example, string? Gold, string? Known);
