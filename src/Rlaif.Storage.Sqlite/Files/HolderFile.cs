using System.Globalization;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Names who holds a file, for whoever is refused; the lock itself is SQLite's and ends with the process.</summary>
internal static class HolderFile
{
    private const int LongestNote = 400;

    public static string PathOf(string path) => path + ".holder";

    public static void Write(string path, TimeProvider timeProvider) => File.WriteAllText(
        PathOf(path),
        string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {timeProvider.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"));

    public static void Delete(string path)
    {
        try
        {
            File.Delete(PathOf(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A note without a lock refuses nobody.
        }
    }

    public static string Describe(string path)
    {
        try
        {
            var note = File.ReadAllText(PathOf(path));
            return note.StartsWith("process ", StringComparison.Ordinal) && note.Length <= LongestNote ? note : "another process";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
