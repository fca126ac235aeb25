using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rlaif.Storage.Sqlite.Tests.Fakes;

/// <summary>Files that earlier versions wrote.</summary>
internal static class TestData
{
    /// <summary>Where a file is to be written anew; null unless somebody wants it.</summary>
    public static string? PathToApprove(string name) => Environment.GetEnvironmentVariable("RLAIF_APPROVE") == "1" ? Path.Combine(Folder(), name) : null;

    public static async Task CopyAsync(string name, string path)
    {
        await using Stream? source = PathToApprove(name) is { } approved ? File.OpenRead(approved) : Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        Assert.NotNull(source);
        await using var destination = File.Create(path);
        await source.CopyToAsync(destination);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "TestData");
}
