using System.Runtime.CompilerServices;

namespace Rlaif.Journals;

/// <summary>Keeps the entries in memory; they are gone with the process.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class InMemoryJournal : IJournal
{
    private readonly Lock _lock = new();
    private readonly List<JournalEntry> _entries = [];

    /// <summary>Initializes an empty journal.</summary>
    public InMemoryJournal()
    {
    }

    /// <summary>Initializes the journal with entries of a run to be resumed.</summary>
    /// <param name="entries">The entries, in order.</param>
    public InMemoryJournal(IEnumerable<JournalEntry> entries) => _entries.AddRange(entries);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var entry in Snapshot())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _entries.Add(entry);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private JournalEntry[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _entries];
        }
    }
}
