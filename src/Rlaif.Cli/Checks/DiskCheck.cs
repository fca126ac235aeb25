using System.Globalization;

namespace Rlaif.Cli.Checks;

/// <summary>Sees whether a run can be written.</summary>
internal static class DiskCheck
{
    private const string Name = "disk";
    private const long MegaByte = 1_000_000;
    private const long Little = 1_000 * MegaByte;
    private const long TooLittle = 50 * MegaByte;

    public static CheckResult Run(string folder)
    {
        var existing = new DirectoryInfo(folder);
        while (existing is { Exists: false, Parent: { } parent })
        {
            existing = parent;
        }

        try
        {
            using (File.Create(Path.Combine(existing.FullName, ".rlaif-doctor"), bufferSize: 1, FileOptions.DeleteOnClose))
            {
            }

            return Of(existing.FullName, new DriveInfo(existing.FullName).AvailableFreeSpace);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return CheckResult.Fail(Name, $"Nothing can be written in {existing.FullName}; give a folder of your own with --out.");
        }
    }

    internal static CheckResult Of(string folder, long free)
    {
        var sentence = string.Create(CultureInfo.InvariantCulture, $"{folder} can be written and has {free / MegaByte:N0} MB free");
        return free < TooLittle ? CheckResult.Fail(Name, $"{sentence}, too little for a run; make room or give another folder with --out.")
            : free < Little ? CheckResult.Warn(Name, $"{sentence}, little for a large pool.")
            : CheckResult.Ok(Name, $"{sentence}.");
    }
}
