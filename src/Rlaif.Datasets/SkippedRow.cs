namespace Rlaif.Datasets;

/// <summary>A row that was left out.</summary>
/// <param name="Line">The line of the file that the row starts on, from 1.</param>
/// <param name="Reason">Why, in words without row text.</param>
public sealed record SkippedRow(long Line, string Reason);
