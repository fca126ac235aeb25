namespace Rlaif.Journals;

/// <summary>The classifier, trained without them, holds these answers for wrong.</summary>
/// <param name="Labels">The answers, the most doubtful first.</param>
public sealed record LabelsContested(IReadOnlyList<ContestedLabel> Labels) : JournalEntry;
