namespace Rlaif.Journals;

/// <summary>Example texts of the classes were written, before the run opened.</summary>
/// <param name="Examples">The texts, and what they took.</param>
public sealed record ExamplesWritten(WrittenExamples Examples) : JournalEntry;
