namespace Rlaif.Journals;

/// <summary>The labeler noted what it must not forget before the round is complete.</summary>
/// <param name="State">In words of its own; it takes the place of what it noted before.</param>
public sealed record LabelerStateSaved(string State) : JournalEntry;
