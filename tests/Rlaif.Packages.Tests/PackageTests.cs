using System.IO.Compression;
using System.Xml.Linq;
using Rlaif.TestServer;

namespace Rlaif.Packages.Tests;

public sealed class PackageTests(PackedSolution packed) : IClassFixture<PackedSolution>
{
    private static readonly string[] Libraries = ["Rlaif", "Rlaif.Core", "Rlaif.Clients", "Rlaif.Clients.OpenAI", "Rlaif.Labelers", "Rlaif.Classifiers", "Rlaif.Datasets", "Rlaif.Storage.Sqlite"];

    [Fact]
    public void Pack_EveryLibrary_HoldsAssemblyDocsReadmeAndMetadata()
    {
        foreach (var name in Libraries)
        {
            using var package = ZipFile.OpenRead(Path.Combine(packed.Packages, $"{name}.0.1.0.nupkg"));
            string[] files = [.. package.Entries.Select(entry => entry.FullName).Where(file => !file.StartsWith("_rels", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal) && file != "[Content_Types].xml").Order(StringComparer.Ordinal)];
            Assert.Equal(["README.md", $"{name}.nuspec", $"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"], files.Order(StringComparer.Ordinal));

            using var manifest = package.GetEntry($"{name}.nuspec")!.Open();
            var metadata = XDocument.Load(manifest).Root!.Elements().Single();
            string Value(string element) => metadata.Elements().Single(child => child.Name.LocalName == element).Value;
            Assert.Equal(("MIT", "README.md"), (Value("license"), Value("readme")));
            Assert.Contains("active-learning", Value("tags"), StringComparison.Ordinal);
            Assert.InRange(Value("description").Length, 40, 400);
            Assert.True(File.Exists(Path.Combine(packed.Packages, $"{name}.0.1.0.snupkg")), $"{name} has no symbols.");
        }
    }

    [Fact]
    public async Task Readme_SampleInANewProject_RunsAgainstAServer()
    {
        var folder = await packed.CreateProjectFolderAsync("sample");
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Sample());
        await File.WriteAllTextAsync(Path.Combine(folder, "messages.csv"), "text\n" + string.Concat(Enumerable.Range(1, 30).Select(number => $"where is parcel {number}\nyou billed invoice {number} twice\n")));
        await WriteProjectAsync(folder);
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(request.Messages[1].Text.Contains("parcel", StringComparison.Ordinal) ? "delivery" : "billing"));

        var output = await DotNet.RunAsync(folder, new Dictionary<string, string>(packed.Isolated) { ["MODEL_ENDPOINT"] = $"{server.Endpoint}" }, "run");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(60, lines.Length);
        Assert.All(lines.Select((line, index) => (line, index)), pair => Assert.StartsWith($"{pair.index + 1} {(pair.index % 2 == 0 ? "delivery" : "billing")} ", pair.line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LabelersPage_PlainSamples_Compile()
    {
        const string Fence = "```csharp\n";
        var page = await File.ReadAllTextAsync(Path.Combine(PackedSolution.Root, "docs", "labelers.md"));
        var samples = page.Split(Fence).Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]).ToList();
        var folder = await packed.CreateProjectFolderAsync("page");
        await WriteProjectAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), $"""
            using Rlaif;
            using Rlaif.Clients;
            using Rlaif.Clients.OpenAI;
            using Rlaif.Labelers;

            var key = "key";
            var labels = new LabelSet("billing", "delivery");
            var run = new ActiveLearningRun(Pool.FromTexts(["a", "b"]), labels);
            {string.Concat(samples)}
            """);

        Assert.Equal(3, samples.Count);
        await DotNet.RunAsync(folder, packed.Isolated, "build");
    }

    [Fact]
    public async Task Tool_InstalledFromItsPackage_ShowsItsCommands()
    {
        var folder = await packed.CreateProjectFolderAsync("tool");
        await DotNet.RunAsync(folder, packed.Isolated, "tool", "install", "Rlaif.Cli", "--version", "0.1.0", "--tool-path", folder, "--configfile", Path.Combine(folder, "nuget.config"));
        var tool = Directory.EnumerateFiles(folder, "Rlaif.Cli.dll", SearchOption.AllDirectories).Single();

        var help = await DotNet.RunAsync(folder, packed.Isolated, tool, "--help");

        Assert.True(new FileInfo(Path.Combine(packed.Packages, "Rlaif.Cli.0.1.0.nupkg")).Length < 40_000_000, "The package of the tool is too large.");
        Assert.Contains("label", help, StringComparison.Ordinal);
        Assert.Contains("predict", help, StringComparison.Ordinal);
    }

    private static Task WriteProjectAsync(string folder) =>
        File.WriteAllTextAsync(Path.Combine(folder, "sample.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Rlaif" Version="0.1.0" /></ItemGroup>
            </Project>
            """);

    // The first C# of the README; the one behind it is a fragment of a service.
    private static string Sample()
    {
        var readme = File.ReadAllText(Path.Combine(PackedSolution.Root, "README.md"));
        var start = readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
