namespace Rlaif.Journals;

/// <summary>The run came to its end.</summary>
/// <param name="Reason">Why.</param>
public sealed record RunStopped(StopReason Reason) : JournalEntry;
