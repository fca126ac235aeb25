using Microsoft.Data.Sqlite;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Opens files and runs single statements.</summary>
internal static class SqliteConnections
{
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
