using System.Text.Json;
using Rlaif.Datasets;

namespace Rlaif.Cli.Runs;

/// <summary>The folder of a run: <c>labeled.csv</c>, <c>model.rlaif</c>, <c>rounds.jsonl</c>, <c>run.json</c>.</summary>
internal sealed class RunFolder
{
    private const string Labeled = "labeled.csv";
    private const string Model = "model.rlaif";
    private const string Rounds = "rounds.jsonl";
    private const string Run = "run.json";
    private readonly string _path;

    private RunFolder(string path) => _path = path;

    /// <summary>Looks at the folder; nothing is written before the run has brought something.</summary>
    public static RunFolder At(string path, bool overwrite)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"{path} is a file; give a folder with --out.");
        }

        string[] files = [Labeled, Model, Rounds, Run];
        return !overwrite && files.Any(file => File.Exists(Path.Combine(path, file)))
            ? throw new UsageException($"{path} holds a run already; give another folder with --out, or replace it with --overwrite.")
            : new RunFolder(path);
    }

    public async Task SaveAsync(LabelSettings settings, ActiveLearningResult result)
    {
        Directory.CreateDirectory(_path);
        await WriteAsync(Labeled, async stream =>
        {
            await using var writer = new StreamWriter(stream);
            await LabeledCsv.WriteAsync(writer, result.Labeled);
        });
        await WriteAsync(Model, stream => result.Classifier.SaveAsync(stream));
        await WriteAsync(Rounds, async stream =>
        {
            await using var writer = new StreamWriter(stream) { NewLine = "\n" };
            foreach (var round in result.Rounds)
            {
                await writer.WriteLineAsync(JsonSerializer.Serialize(RoundLine.Of(round), RunJson.Line.RoundLine));
            }
        });
        await WriteAsync(Run, async stream =>
        {
            await JsonSerializer.SerializeAsync(stream, RunSummary.Of(settings, result), RunJson.Indented.RunSummary);
            stream.WriteByte((byte)'\n');
        });
    }

    private Task WriteAsync(string name, Func<Stream, Task> write) => AtomicFile.WriteAsync(Path.Combine(_path, name), write);
}
