namespace Rlaif.Journals;

/// <summary>Every question of a batch that no round ends was answered.</summary>
/// <param name="Number">The number of the batch.</param>
public sealed record BatchCompleted(int Number) : JournalEntry;
