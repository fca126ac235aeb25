namespace Rlaif.Journals;

/// <summary>A round was trained on and measured.</summary>
/// <param name="Round">Its record.</param>
public sealed record RoundCompleted(Round Round) : JournalEntry;
