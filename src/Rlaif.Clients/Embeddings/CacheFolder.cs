namespace Rlaif.Clients.Embeddings;

/// <summary>Makes the folder of a cache ready.</summary>
internal static class CacheFolder
{
    // No file takes as long to be written.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public static void Prepare(string folder, TimeProvider timeProvider)
    {
        Create(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles($"*{SegmentFiles.TemporaryExtension}"))
        {
            if (timeProvider.GetUtcNow() - file.LastWriteTimeUtc > Abandoned)
            {
                file.Delete();
            }
        }
    }

    // Vectors tell something of the texts, so that a new folder is for its owner alone.
    private static void Create(string folder)
    {
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
