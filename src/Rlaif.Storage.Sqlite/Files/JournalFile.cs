using Microsoft.Data.Sqlite;
using Rlaif.Storage.Sqlite.Entries;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>The table of entries in its file, held by one process at a time.</summary>
/// <remarks>For one caller at a time. Errors are SQLite's.</remarks>
internal sealed class JournalFile : IDisposable
{
    private static readonly SqliteSchema Schema = new(
        SqliteJournal.What,
        applicationId: 0x526C6A31,
        "CREATE TABLE entries (sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, payload BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT");

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private bool _isSynced;

    private JournalFile(SqliteConnection connection)
    {
        _connection = connection;
        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO entries VALUES (@sequence, @kind, @payload, @checksum)";
        foreach (var (name, type) in new[] { ("@sequence", SqliteType.Integer), ("@kind", SqliteType.Text), ("@payload", SqliteType.Blob), ("@checksum", SqliteType.Integer) })
        {
            _insert.Parameters.Add(name, type);
        }
    }

    public long Last { get; private set; }

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

    public static JournalFile Open(string path)
    {
        var connection = SqliteConnections.Open(path, SqliteOpenMode.ReadWrite, timeoutSeconds: 1);
        try
        {
            // The mode is what locks the file from the first reading until it is closed, and spares the index in shared memory.
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA wal_autocheckpoint = 4000");
            connection.Execute("BEGIN IMMEDIATE; COMMIT");
            Schema.Migrate(connection, path);
            ThrowIfTorn(connection, path);
            return new JournalFile(connection) { Last = connection.Scalar("SELECT max(sequence) FROM entries") as long? ?? 0 };
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <param name="entry">The entry after the last one.</param>
    /// <param name="isSynced">Whether it is on the disk when this returns, with all before it; else it is with the operating system.</param>
    public void Append(StoredEntry entry, bool isSynced)
    {
        if (isSynced != _isSynced)
        {
            _connection.Execute($"PRAGMA synchronous = {(isSynced ? "FULL" : "NORMAL")}");
            _isSynced = isSynced;
        }

        object[] values = [entry.Sequence, entry.Kind, entry.Payload, entry.Checksum];
        for (var index = 0; index < values.Length; index++)
        {
            _insert.Parameters[index].Value = values[index];
        }

        _insert.ExecuteNonQuery();
        Last = entry.Sequence;
    }

    public List<StoredEntry> Read(long after, long through, int limit)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT sequence, kind, payload, checksum FROM entries WHERE sequence > @after AND sequence <= @through ORDER BY sequence LIMIT @limit";
        command.Parameters.AddWithValue("@after", after);
        command.Parameters.AddWithValue("@through", through);
        command.Parameters.AddWithValue("@limit", limit);
        var entries = new List<StoredEntry>(limit);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            entries.Add(new StoredEntry(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetInt64(3)));
        }

        return entries;
    }

    public void Execute(string sql) => _connection.Execute(sql);

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
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
