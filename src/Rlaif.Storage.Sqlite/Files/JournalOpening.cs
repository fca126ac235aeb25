using Microsoft.Data.Sqlite;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Opens or creates the file of a journal and says what stands in the way.</summary>
internal static class JournalOpening
{
    public static JournalFile Open(string path, TimeProvider timeProvider)
    {
        try
        {
            StorageFolder.Create(path);
            ThrowIfGone(path);
            if (!File.Exists(path))
            {
                JournalFile.Create(path);
            }

            var file = JournalFile.Open(path);
            try
            {
                HolderFile.Write(path, timeProvider);
                JournalFile.DeleteDrafts(path);
                return file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (SqliteException exception)
        {
            throw SqliteFaults.Of(exception, SqliteJournal.What, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.NotWritable(SqliteJournal.What, path, exception);
        }
    }

    // SQLite would take a file that has lost everything for a new one, and throw its log away.
    private static void ThrowIfGone(string path)
    {
        if (File.Exists(path) ? new FileInfo(path).Length == 0 : File.Exists(path + "-wal"))
        {
            throw SqliteFaults.Damaged(SqliteJournal.What, path);
        }
    }
}
