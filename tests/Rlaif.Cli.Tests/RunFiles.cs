using System.Text.Json;
using System.Text.RegularExpressions;
using Rlaif.Datasets;

namespace Rlaif.Cli.Tests;

/// <summary>A folder for files and runs that is gone with the test.</summary>
internal sealed partial class RunFiles : IDisposable
{
    private static readonly string[] Results = ["labeled.csv", "model.rlaif", "report.html", "rounds.jsonl", "run.json", "provenance.json"];
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

    /// <summary>Gives the bytes of what a run brings, without the durations; its journal has times in it.</summary>
    public static IEnumerable<string> Content(string run) =>
        Results.Where(name => File.Exists(Path.Combine(run, name))).Select(name => $"{name}:{Text(Path.Combine(run, name))}");

    private static string Text(string file) => Path.GetFileName(file) switch
    {
        "model.rlaif" => Convert.ToHexString(File.ReadAllBytes(file)),
        "report.html" or "rounds.jsonl" => Duration().Replace(File.ReadAllText(file), "x"),
        _ => File.ReadAllText(file),
    };

    public void Dispose() => _folder.Delete(recursive: true);

    // As rounds.jsonl has them, and as the report tells them.
    [GeneratedRegex("_ms\":[0-9.]+|[0-9.]+ (?:ms|s|min|h)\\b", RegexOptions.None, 1000)]
    private static partial Regex Duration();
}
