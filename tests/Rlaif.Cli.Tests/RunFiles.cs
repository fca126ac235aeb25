using System.Text.Json;
using System.Text.RegularExpressions;
using Rlaif.Datasets;

namespace Rlaif.Cli.Tests;

/// <summary>A folder for files and runs that is gone with the test.</summary>
internal sealed partial class RunFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rlaif-cli-");

    public static string Messages { get; } = Path.Combine(AppContext.BaseDirectory, "messages.csv");

    public string this[params string[] parts] => Path.Combine([_folder.FullName, .. parts]);

    public string Write(string name, string content)
    {
        File.WriteAllText(this[name], content);
        return this[name];
    }

    public static async Task<IReadOnlyList<DatasetRow>> LabeledAsync(string run) =>
        (await DatasetReader.ReadAsync(Path.Combine(run, "labeled.csv"), new DatasetOptions { IdColumn = "id", GoldColumn = "label", KnownColumn = "source" })).Rows;

    public static List<JsonElement> Rounds(string run) =>
        [.. File.ReadLines(Path.Combine(run, "rounds.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static JsonElement Run(string run) => JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "run.json"))).RootElement;

    /// <summary>Gives the bytes of all files of a run, without the durations.</summary>
    public static IEnumerable<string> Content(string run) =>
        Directory.EnumerateFiles(run).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) + ":" + Duration().Replace(Convert.ToHexString(File.ReadAllBytes(file)) is var hex && file.EndsWith(".rlaif", StringComparison.Ordinal) ? hex : File.ReadAllText(file), "x"));

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("_ms\":[0-9.]+", RegexOptions.None, 1000)]
    private static partial Regex Duration();
}
