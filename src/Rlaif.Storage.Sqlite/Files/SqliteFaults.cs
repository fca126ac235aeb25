using Microsoft.Data.Sqlite;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Says in one sentence what SQLite or the file system says by a number.</summary>
internal static class SqliteFaults
{
    // SQLite's primary result codes.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // An extended one: a file that is open for reading only cannot be locked.
    private const int NotLockable = 3850;

    public static StorageException InUse(string what, string path, string holder, Exception? exception = null) =>
        new(StorageFault.InUse, $"The {what} '{path}' is in use by {holder}; wait until that has ended, or end it.", exception);

    public static StorageException Damaged(string what, string path, Exception? exception = null) =>
        new(StorageFault.Damaged, $"The {what} '{path}' is damaged; {Remedy(what)}", exception);

    public static StorageException Of(SqliteException exception, string what, string path) => exception.SqliteErrorCode switch
    {
        Busy or Locked => InUse(what, path, HolderFile.Describe(path), exception),
        ReadOnly or CannotOpen => NotWritable(what, path, exception),
        _ when exception.SqliteExtendedErrorCode == NotLockable => NotWritable(what, path, exception),
        Corrupt or NotADatabase => Damaged(what, path, exception),
        Full => new StorageException(StorageFault.Full, $"There is no room left for the {what} '{path}'; what was kept before is whole: free some space and go on.", exception),
        var code => new StorageException(StorageFault.Unusable, $"The {what} '{path}' cannot be read or written (SQLite error {code}, {exception.SqliteExtendedErrorCode}); see to the disk and go on.", exception),
    };

    public static StorageException NotWritable(string what, string path, Exception exception) =>
        new(StorageFault.ReadOnly, $"The {what} '{path}' cannot be opened for writing; make its folder and its files writable, or give another path.", exception);

    public static StorageException NotSynced(string what, string path, Exception exception) =>
        new(StorageFault.Unusable, $"The {what} '{path}' cannot be brought to the disk; see to the disk and go on.", exception);

    private static string Remedy(string what) => what == SqliteJournal.What ? "read what is left by SalvageAsync." : "delete it.";
}
