using Rlaif.Journals;

namespace Rlaif.Storage.Sqlite;

/// <summary>What could be read of a journal, damaged or not.</summary>
/// <param name="Entries">The entries from the first up to the damage; a run can be resumed from them.</param>
/// <param name="Beyond">The entries that were found behind the damage, in order.</param>
/// <param name="Damage">What is missing, in a sentence; <see langword="null"/> where nothing is between the first entry and the last one found.</param>
public sealed record SalvagedJournal(IReadOnlyList<JournalEntry> Entries, IReadOnlyList<JournalEntry> Beyond, string? Damage);
