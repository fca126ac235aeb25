using Microsoft.Data.Sqlite;
using Rlaif.Storage.Sqlite.Entries;
using Rlaif.Storage.Sqlite.Salvage;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>The table of entries in its file, held by one process at a time.</summary>
/// <remarks>For one caller at a time. Errors are SQLite's.</remarks>
internal sealed class JournalFile : IDisposable
{
    private static readonly SqliteSchema Schema = new(
        SqliteJournal.What,
        applicationId: 0x526C6A31,
        "CREATE TABLE entries (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, payload BLOB NOT NULL, synced INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT");

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly LogSync _sync;
    private bool _isFull;

    private JournalFile(SqliteConnection connection, string path)
    {
        _connection = connection;
        _sync = new LogSync(RawPages.LogOf(path));
        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO entries VALUES (@sequence, @kind, @payload, @synced, @checksum)";
        foreach (var (name, type) in new[] { ("@sequence", SqliteType.Integer), ("@kind", SqliteType.Text), ("@payload", SqliteType.Blob), ("@synced", SqliteType.Integer), ("@checksum", SqliteType.Integer) })
        {
            _insert.Parameters.Add(name, type);
        }
    }

    public long Last { get; private set; }

    /// <summary>Gets the last entry that is known to be on the disk, with all before it.</summary>
    public long SyncedThrough { get; private set; }

    /// <summary>Gets the syncing under way.</summary>
    public Task Syncing => _sync.Running;

    /// <summary>Creates an empty journal as a whole: a file that is there is never half made.</summary>
    public static void Create(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}.new";
        File.Delete(draft);
        using (var connection = SqliteConnections.Open(draft, SqliteOpenMode.ReadWriteCreate, timeoutSeconds: 1))
        {
            Schema.Migrate(connection, path);
        }

        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    /// <summary>Deletes what is left where a creating process was killed.</summary>
    public static void DeleteDrafts(string path)
    {
        foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, $"{Path.GetFileName(path)}.*.new"))
        {
            File.Delete(draft);
        }
    }

    public static JournalFile Open(string path)
    {
        // Before SQLite looks at the log: it ends where the first byte is wrong, whatever comes behind it.
        var log = new EntryCarver(RawPages.ReadLog(path)).Carve();
        var connection = SqliteConnections.Open(path, SqliteOpenMode.ReadWrite, timeoutSeconds: 1);
        try
        {
            connection.KeepLogOnClose(true);

            // The mode is what locks the file from the first reading until it is closed, and spares the index in shared memory.
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA wal_autocheckpoint = 4000");
            connection.Execute("PRAGMA synchronous = NORMAL");
            connection.Execute("BEGIN IMMEDIATE; COMMIT");
            Schema.Migrate(connection, path);
            ThrowIfTorn(connection, path);
            var file = new JournalFile(connection, path) { Last = connection.Scalar("SELECT max(sequence) FROM entries") as long? ?? 0 };
            file.Restore(log, path);
            connection.KeepLogOnClose(false);
            return file;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Begins to bring what was appended to the disk, while more is appended.</summary>
    public void BeginSync()
    {
        if (SyncedThrough < Last)
        {
            _sync.Begin(Last);
        }
    }

    /// <param name="entry">The entry after the last one.</param>
    /// <param name="isSynced">Whether it is on the disk when this returns, with all before it; else it is with the operating system.</param>
    public void Append(StoredEntry entry, bool isSynced)
    {
        if (isSynced != _isFull)
        {
            _connection.Execute($"PRAGMA synchronous = {(isSynced ? "FULL" : "NORMAL")}");
            _isFull = isSynced;
        }

        object[] values = [entry.Sequence, entry.Kind, entry.Payload, entry.SyncedThrough, entry.Checksum];
        for (var index = 0; index < values.Length; index++)
        {
            _insert.Parameters[index].Value = values[index];
        }

        _insert.ExecuteNonQuery();
        Last = entry.Sequence;
        SyncedThrough = isSynced ? Last : long.Max(SyncedThrough, _sync.Through);
    }

    public List<StoredEntry> Read(long after, long through, int limit)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT sequence, kind, payload, synced, checksum FROM entries WHERE sequence > @after AND sequence <= @through ORDER BY sequence LIMIT @limit";
        command.Parameters.AddWithValue("@after", after);
        command.Parameters.AddWithValue("@through", through);
        command.Parameters.AddWithValue("@limit", limit);
        var entries = new List<StoredEntry>(limit);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            entries.Add(new StoredEntry(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        return entries;
    }

    public void Execute(string sql) => _connection.Execute(sql);

    public void Dispose()
    {
        _sync.Dispose();
        _insert.Dispose();
        _connection.Dispose();
    }

    // What a torn log still holds is kept before the log is emptied, so that later no leftover can pass for what followed.
    private void Restore(SortedDictionary<long, StoredEntry> log, string path)
    {
        var last = Last;
        while (log.ContainsKey(last + 1))
        {
            last++;
        }

        ThrowIfSyncedWasLost(log.Values.SkipWhile(entry => entry.Sequence <= last), last + 1, path);
        while (Last < last)
        {
            Append(log[Last + 1], isSynced: false);
        }

        _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        SyncedThrough = Last;
    }

    // Where a later entry says that the missing one was on the disk, it was no power cut that took it.
    private static void ThrowIfSyncedWasLost(IEnumerable<StoredEntry> behind, long missing, string path)
    {
        if (behind.Any(entry => entry.SyncedThrough >= missing))
        {
            throw new StorageException(StorageFault.Damaged, $"Entry {missing} of the journal '{path}' is missing from its log; read what is left by SalvageAsync.");
        }
    }

    // Checksums of entries find what is changed; an entry that a page has lost is found by looking at the pages.
    private static void ThrowIfTorn(SqliteConnection connection, string path)
    {
        if (connection.Scalar("PRAGMA quick_check(1)") is not "ok")
        {
            throw SqliteFaults.Damaged(SqliteJournal.What, path);
        }
    }
}
