namespace Rlaif.Journals;

/// <summary>The labeler answered about one example of the batch.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Annotation">The answer.</param>
public sealed record AnswerReceived(int Round, Annotation Annotation) : JournalEntry;
