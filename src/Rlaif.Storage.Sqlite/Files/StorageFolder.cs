namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Makes the folder of a file.</summary>
internal static class StorageFolder
{
    // Answers tell something of the texts, so that a new folder is for its owner alone.
    public static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
