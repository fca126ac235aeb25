using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>What a kind of file looks like, version by version.</summary>
/// <param name="what">What the file is, in words.</param>
/// <param name="applicationId">The number by which such a file is known.</param>
/// <param name="migrations">What makes version 1 of nothing, version 2 of version 1, and so on.</param>
internal sealed class SqliteSchema(string what, int applicationId, params string[] migrations)
{
    /// <summary>Brings a file to the present version.</summary>
    /// <exception cref="StorageException">The file is of another kind or of a later version.</exception>
    public void Migrate(SqliteConnection connection, string path)
    {
        var version = Number(connection, "PRAGMA user_version");
        var isEmpty = version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && Number(connection, "PRAGMA application_id") != applicationId)
        {
            throw new StorageException(StorageFault.Unusable, $"'{path}' is no {what} of Rlaif; give the path of one, or a new one.");
        }

        if (version > migrations.Length)
        {
            throw new StorageException(StorageFault.TooNew, $"The {what} '{path}' has version {version} and this library knows version {migrations.Length}; use a later version of Rlaif.");
        }

        if (version == migrations.Length)
        {
            return;
        }

        connection.Execute("BEGIN IMMEDIATE");

        // Another process may have been here first.
        for (var next = Number(connection, "PRAGMA user_version"); next < migrations.Length; next++)
        {
            connection.Execute(migrations[next]);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {applicationId}; PRAGMA user_version = {next + 1}"));
        }

        connection.Execute("COMMIT");
    }

    private static long Number(SqliteConnection connection, string sql) => (long)connection.Scalar(sql)!;
}
