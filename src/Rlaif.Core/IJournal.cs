using Rlaif.Journals;

namespace Rlaif;

/// <summary>Keeps what happened in one run, in order.</summary>
/// <remarks>Entries are appended one at a time; reading gives every entry appended so far.</remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Reads the entries from the first to the last.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The entries, in the order in which they were appended.</returns>
    IAsyncEnumerable<JournalEntry> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Appends an entry; it is kept once the task has ended.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when the entry is kept.</returns>
    ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default);
}
