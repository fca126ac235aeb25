namespace Rlaif.Journals;

/// <summary>The run began; what is noted here must be the same when it is resumed.</summary>
/// <param name="PoolFingerprint">The fingerprint of the pool.</param>
/// <param name="Labels">The names of the classes, in order.</param>
/// <param name="KnownLabelsFingerprint">The fingerprint of the labels that were known from the start.</param>
/// <param name="Seed">The seed of the run.</param>
public sealed record RunOpened(string PoolFingerprint, IReadOnlyList<string> Labels, string KnownLabelsFingerprint, ulong Seed) : JournalEntry
{
    /// <summary>Gets how many examples the pool had, duplicates included; those behind them may have been appended since.</summary>
    /// <value>0, the default, where it is not known.</value>
    public int PoolSize { get; init; }

    /// <summary>Gets the settings that shape the run, by name.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
