using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Rlaif.Packages.Tests;

/// <summary>The packages of the solution as it was built for these tests, in a folder that is gone afterwards.</summary>
public sealed class PackedSolution : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rlaif-packages-");

    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    public string Packages => Path.Combine(_folder.FullName, "packages");

    /// <summary>Creates a folder outside the clone whose restores see our packages and what the machine has restored already, and no network.</summary>
    public async Task<string> CreateProjectFolderAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;
        var restored = (await DotNet.RunAsync(folder, Nothing, "nuget", "locals", "global-packages", "--list")).Split(": ", 2)[1].Trim();
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{restored}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.FullName, "cache")}" /></config>
            </configuration>
            """);
        return folder;
    }

    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();

    /// <summary>Gets an environment in which the folder's own package settings hold.</summary>
    public IReadOnlyDictionary<string, string> Isolated => new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "cache") };

    public async Task InitializeAsync()
    {
        // What needs packages that not every source has is no part of the solution.
        var projects = XDocument.Load(Path.Combine(Root, "Rlaif.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value);
        foreach (var project in projects.Where(path => path.StartsWith("src/", StringComparison.Ordinal)))
        {
            await DotNet.RunAsync(Root, Nothing, "pack", project, "--no-build", "--configuration", Configuration, "--output", Packages);
        }
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
