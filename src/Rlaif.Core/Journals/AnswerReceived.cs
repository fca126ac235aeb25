namespace Rlaif.Journals;

/// <summary>The labeler answered about one example of the batch.</summary>
/// <param name="Batch">The number of the batch.</param>
/// <param name="Annotation">The answer.</param>
public sealed record AnswerReceived(int Batch, Annotation Annotation) : JournalEntry;
