using Rlaif.Completion;

namespace Rlaif.Journals;

/// <summary>The answers about the sample decided which rows take the classifier's label.</summary>
/// <param name="Decision">Which.</param>
public sealed record CompletionDecided(CompletionDecision Decision) : JournalEntry;
