namespace Rlaif.Journals;

/// <summary>A batch was chosen, before anything of it was asked.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="ExampleIds">The examples, in the order of the requests.</param>
/// <param name="Duration">How long the choice took.</param>
public sealed record BatchSelected(int Round, IReadOnlyList<string> ExampleIds, TimeSpan Duration) : JournalEntry;
