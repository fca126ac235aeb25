using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>The table of answers in its file, beside other processes.</summary>
/// <remarks>For one caller at a time. Errors are SQLite's.</remarks>
internal sealed class AnswerFile : IDisposable
{
    // How long a process may keep the others waiting.
    private const int TimeoutSeconds = 10;
    private const int SizeOfAnEntry = 200;

    private static readonly SqliteSchema Schema = new(
        SqliteAnswerCache.What,
        applicationId: 0x526C6163,
        """
        CREATE TABLE answers (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, answer BLOB NOT NULL, checksum INTEGER NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;
        CREATE INDEX answers_by_use ON answers (used);
        CREATE TABLE total (size INTEGER NOT NULL) STRICT;
        INSERT INTO total VALUES (0);
        CREATE TRIGGER answer_kept AFTER INSERT ON answers BEGIN UPDATE total SET size = size + new.size; END;
        CREATE TRIGGER answer_dropped AFTER DELETE ON answers BEGIN UPDATE total SET size = size - old.size; END
        """);

    private readonly SqliteConnection _connection;
    private readonly long _sizeLimit;

    private AnswerFile(SqliteConnection connection, long sizeLimit)
    {
        _connection = connection;
        _sizeLimit = sizeLimit;
    }

    public static AnswerFile Open(string path, long sizeLimit)
    {
        var connection = SqliteConnections.Open(path, SqliteOpenMode.ReadWriteCreate, TimeoutSeconds);
        try
        {
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = NORMAL");
            Schema.Migrate(connection, path);
            return new AnswerFile(connection, sizeLimit);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>The answer, from now on the one used last; null where there is none, or no whole one.</returns>
    public byte[]? Get(string key)
    {
        try
        {
            return Read("UPDATE answers SET used = (SELECT max(used) FROM answers) + 1 WHERE key = @key RETURNING answer, checksum", key);
        }
        catch (SqliteException)
        {
            // What is at hand is not paid for again because there is no room to note that it was used.
            return Read("SELECT answer, checksum FROM answers WHERE key = @key", key);
        }
    }

    public void Set(string key, byte[] answer)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        Execute("DELETE FROM answers WHERE key = @key", key);

        // What is larger than the whole cache would only drive the others out.
        if (SizeOfAnEntry + (long)answer.Length <= _sizeLimit)
        {
            using var insert = Command("INSERT INTO answers (key, answer, checksum, size, used) VALUES (@key, @answer, @checksum, @size, (SELECT coalesce(max(used), 0) + 1 FROM answers))", key);
            insert.Parameters.AddWithValue("@answer", answer);
            insert.Parameters.AddWithValue("@checksum", ChecksumOf(key, answer));
            insert.Parameters.AddWithValue("@size", SizeOfAnEntry + answer.Length);
            insert.ExecuteNonQuery();
            while ((long)_connection.Scalar("SELECT size FROM total")! > _sizeLimit)
            {
                _connection.Execute("DELETE FROM answers WHERE id = (SELECT id FROM answers ORDER BY used LIMIT 1)");
            }
        }

        transaction.Commit();
    }

    public void Execute(string sql) => _connection.Execute(sql);

    public void Dispose() => _connection.Dispose();

    private static long ChecksumOf(string key, byte[] answer) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(key), .. answer]));

    private byte[]? Read(string sql, string key)
    {
        using var command = Command(sql, key);
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetFieldValue<byte[]>(0) is var answer && reader.GetInt64(1) == ChecksumOf(key, answer) ? answer : null;
    }

    private void Execute(string sql, string key)
    {
        using var command = Command(sql, key);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, string key)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@key", key);
        return command;
    }
}
