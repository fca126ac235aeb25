using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Entries;
using Rlaif.Storage.Sqlite.Files;
using Rlaif.Storage.Sqlite.Salvage;

namespace Rlaif.Storage.Sqlite;

/// <summary>Keeps a run in a SQLite file, so that it can be killed at any moment and resumed.</summary>
/// <remarks>
/// Safe for concurrent use. An entry that was appended outlives the process. A power cut may take those of about the last second, but not
/// what a person or a labeler's state says, nor anything before that. One journal holds the file at a time.
/// </remarks>
public sealed class SqliteJournal : IJournal
{
    internal const string What = "journal";
    private const int EntriesAtOnce = 500;
    private static readonly TimeSpan SyncInterval = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly JournalFile _file;
    private readonly TimeProvider _timeProvider;
    private long _lastSync;
    private bool _isDisposed;

    private SqliteJournal(string path, JournalFile file, TimeProvider timeProvider)
    {
        _path = path;
        _file = file;
        _timeProvider = timeProvider;
        _lastSync = timeProvider.GetTimestamp();
    }

    /// <summary>Gets the file, for tests that set it limits.</summary>
    internal JournalFile File => _file;

    /// <summary>Opens the journal of a file, or creates it.</summary>
    /// <param name="path">The file; beside it stand those with <c>-wal</c> and <c>.holder</c> behind its name while it is open.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The journal, which the caller disposes.</returns>
    /// <exception cref="StorageException">The file is in use, damaged, of another kind or version, or cannot be written.</exception>
    public static Task<SqliteJournal> OpenAsync(string path, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => new SqliteJournal(path, JournalOpening.Open(path, timeProvider ?? TimeProvider.System), timeProvider ?? TimeProvider.System), cancellationToken);
    }

    /// <summary>Reads what is left of a damaged journal, page by page; the file stays as it is.</summary>
    /// <param name="path">The file; it may be in use, and then its last entries may be missing.</param>
    /// <param name="cancellationToken">Cancels the reading before it begins.</param>
    /// <returns>Every entry whose checksum holds, and where the first one is missing.</returns>
    /// <exception cref="StorageException">There is no such file, it cannot be read, or a later version wrote it.</exception>
    public static Task<SalvagedJournal> SalvageAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => JournalSalvage.Read(path), cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var through = Guarded(file => file.Last);
        for (long last = 0; last < through;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await Task.Run(() => Guarded(file => file.Read(last, through, EntriesAtOnce)), cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                ThrowIfMissing(last + 1, stored.Sequence);
                yield return EntryCodec.Decode(stored, _path);
                last = stored.Sequence;
            }

            ThrowIfMissing(last + 1, page.Count == 0 ? through : last + 1);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The entry was not kept.</exception>
    public ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();

        // SQLite has no waiting of its own: an entry takes microseconds, one that is synced some milliseconds.
        Guarded(file =>
        {
            file.Append(EntryCodec.Encode(file.Last + 1, entry, file.SyncedThrough), isSynced: IsIrretrievable(entry));
            if (entry is not AnswerReceived || _timeProvider.GetElapsedTime(_lastSync) >= SyncInterval)
            {
                _lastSync = _timeProvider.GetTimestamp();
                file.BeginSync();
            }

            return file.Last;
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file and lets others have it.</summary>
    /// <returns>A task that ends when everything is on the disk.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                HolderFile.Delete(_path);
                _file.Dispose();
            }
        }

        return ValueTask.CompletedTask;
    }

    // Batches and rounds come out the same again, and answers of a second are soon asked again.
    private static bool IsIrretrievable(JournalEntry entry) => entry is LabelerStateSaved or LabelCorrected;

    private T Guarded<T>(Func<JournalFile, T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            try
            {
                return work(_file);
            }
            catch (SqliteException exception)
            {
                throw SqliteFaults.Of(exception, What, _path);
            }
            catch (IOException exception)
            {
                throw SqliteFaults.NotSynced(What, _path, exception);
            }
        }
    }

    private void ThrowIfMissing(long expected, long found)
    {
        if (found != expected)
        {
            throw new StorageException(StorageFault.Damaged, $"Entry {expected} of the journal '{_path}' is missing; read what is left by SalvageAsync.");
        }
    }
}
