using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rlaif.Storage.Sqlite.Tests.Fakes;

/// <summary>Files that earlier versions wrote.</summary>
internal static class TestData
{
    /// <summary>Gets whether the files are to be written anew, which no release may need.</summary>
    public static bool IsToApprove => Environment.GetEnvironmentVariable("RLAIF_APPROVE") == "1";

    /// <summary>Keeps a file, as text.</summary>
    public static async Task ApproveAsync(string name, string path) =>
        await File.WriteAllTextAsync(Kept(name), Convert.ToBase64String(await File.ReadAllBytesAsync(path), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n") + "\n");

    public static async Task CopyAsync(string name, string path)
    {
        await using Stream? source = IsToApprove ? File.OpenRead(Kept(name)) : Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.b64");
        Assert.NotNull(source);
        using var reader = new StreamReader(source);
        await File.WriteAllBytesAsync(path, Convert.FromBase64String(await reader.ReadToEndAsync()));
    }

    private static string Kept(string name) => Path.Combine(Folder(), $"{name}.b64");

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "TestData");
}
