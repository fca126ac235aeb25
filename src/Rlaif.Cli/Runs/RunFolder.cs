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
    private readonly bool _isNew;

    private RunFolder(string path, bool isNew)
    {
        _path = path;
        _isNew = isNew;
    }

    /// <summary>Looks at the folder before anything is read.</summary>
    public static void Check(string path, bool overwrite)
    {
        if (string.IsNullOrWhiteSpace(path) || File.Exists(path))
        {
            throw new UsageException($"'{path}' is no folder; give one with --out.");
        }

        string[] files = [Labeled, Model, Rounds, Run];
        if (!overwrite && files.Any(file => File.Exists(Path.Combine(path, file))))
        {
            throw new UsageException($"{path} holds a run already; give another folder with --out, or replace it with --overwrite.");
        }
    }

    /// <summary>Opens the folder and tries to write in it, before anything is paid for.</summary>
    public static RunFolder Open(string path)
    {
        var isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, Run + ".part");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return new RunFolder(path, isNew);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Nothing can be written in {path}; give another folder with --out.");
        }
    }

    /// <summary>Takes the folder away again where the run brought nothing.</summary>
    public void Leave()
    {
        if (_isNew)
        {
            Directory.Delete(_path);
        }
    }

    public async Task SaveAsync(RunSummary summary, ActiveLearningResult result)
    {
        await WriteAsync(Labeled, async stream =>
        {
            await using var writer = new StreamWriter(stream);
            await LabeledCsv.WriteAsync(writer, result.Labeled);
        });
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
            await JsonSerializer.SerializeAsync(stream, summary, RunJson.Indented.RunSummary);
            stream.WriteByte((byte)'\n');
        });

        // Last, since it alone can be too large to be written.
        await WriteAsync(Model, stream => result.Classifier.SaveAsync(stream));
    }

    private Task WriteAsync(string name, Func<Stream, Task> write) => AtomicFile.WriteAsync(Path.Combine(_path, name), write);
}
