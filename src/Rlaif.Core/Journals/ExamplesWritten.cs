namespace Rlaif.Journals;

/// <summary>Example texts of a class were written, before the first batch.</summary>
/// <param name="Examples">The texts, and what they took.</param>
public sealed record ExamplesWritten(WrittenExamples Examples) : JournalEntry;
