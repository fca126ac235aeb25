using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Opens files and runs single statements.</summary>
internal static class SqliteConnections
{
    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    private const int NoCheckpointOnClose = 1006;

    public static SqliteConnection Open(string path, SqliteOpenMode mode, int timeoutSeconds)
    {
        // Not pooled: a file that is closed can be moved or deleted, and its lock is gone.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = timeoutSeconds }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sets whether the log outlives the closing; else it is written to the file, wrong or not, and deleted.</summary>
    public static void KeepLogOnClose(this SqliteConnection connection, bool isKept) =>
        raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, isKept ? 1 : 0, out _);

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
