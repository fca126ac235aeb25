namespace Rlaif.Journals;

/// <summary>The run began; what is noted here must be the same when it is resumed.</summary>
/// <param name="PoolFingerprint">The fingerprint of the pool.</param>
/// <param name="Labels">The names of the classes, in order.</param>
/// <param name="KnownLabelsFingerprint">The fingerprint of the labels that were known from the start.</param>
/// <param name="Seed">The seed of the run.</param>
public sealed record RunOpened(string PoolFingerprint, IReadOnlyList<string> Labels, string KnownLabelsFingerprint, ulong Seed) : JournalEntry;
