using System.Text.Json;
using Rlaif.Cli.Records;
using Rlaif.Cli.Reports;
using Rlaif.Cli.Settings;
using Rlaif.Datasets;

namespace Rlaif.Cli.Runs;

/// <summary>The folder of a run: its journal and settings, then <c>labeled.csv</c>, <c>model.rlaif</c>, <c>rounds.jsonl</c>, <c>run.json</c>, <c>report.html</c>.</summary>
/// <remarks>Disposed after the run has let go of its journal.</remarks>
internal sealed class RunFolder : IDisposable
{
    public const string Labeled = "labeled.csv";
    private const string Model = "model.rlaif";
    private const string Rounds = "rounds.jsonl";
    private const string Run = "run.json";
    private const string Provenances = "provenance.json";
    public const string Journal = "journal.db";
    private static readonly string[] Results = [Labeled, Model, Rounds, Run, Provenances];
    private readonly string _path;
    private readonly bool _isNew;
    private readonly EarlierRun? _earlier;
    private bool _isLeft;

    private RunFolder(string path, bool isNew, EarlierRun? earlier)
    {
        _path = path;
        _isNew = isNew;
        _earlier = earlier;
    }

    /// <summary>Gets whether the folder held a run that goes on.</summary>
    public bool IsResumed => _earlier is null;

    /// <summary>Lists what a run that had ended should have and has not; it is written anew.</summary>
    public IReadOnlyList<string> Missing() =>
        IsResumed && File.Exists(SummaryOf(_path)) ? [.. Results.Where(file => !File.Exists(Path.Combine(_path, file)))] : [];

    /// <summary>Tells whether a run of before goes on, rather than a new one begins.</summary>
    public static bool GoesOn(LabelSettings settings) =>
        !settings.Overwrite && (File.Exists(SettingsFile.PathOf(settings.Out)) || File.Exists(JournalOf(settings.Out)));

    public static string JournalOf(string path) => Path.Combine(path, Journal);

    public static string SummaryOf(string path) => Path.Combine(path, Run);

    /// <summary>Looks at the folder before anything is read.</summary>
    public static async Task CheckAsync(LabelSettings settings, CancellationToken cancellationToken)
    {
        var path = settings.Out;
        if (string.IsNullOrWhiteSpace(path) || File.Exists(path))
        {
            throw new UsageException($"'{path}' is no folder; give one with --out.");
        }

        if (settings.Overwrite)
        {
            return;
        }

        const string Others = "give another folder with --out, or replace the run with --overwrite";
        if (!File.Exists(JournalOf(path)) && Array.Exists(Results, file => File.Exists(Path.Combine(path, file))))
        {
            throw new UsageException($"{path} holds a run that cannot be continued, since it has no {Journal} and would ask everything again; {Others}.");
        }

        // What shapes a run, its journal knows as well.
        if (settings.Resume || await SettingsFile.FindAsync(path, cancellationToken) is not { } earlier)
        {
            return;
        }

        if (SettingsChange.Between(earlier, settings) is { } change)
        {
            throw new UsageException($"{path} holds another run ({change}); {Others}.");
        }

        if (await IsFinishedAsync(path, cancellationToken))
        {
            throw new UsageException($"{path} holds this run, finished; go on by rlaif resume {path} with a higher --budget or with --stop never, {Others}.");
        }
    }

    /// <summary>Opens the folder and tries to write in it, before anything is paid for.</summary>
    public static async Task<RunFolder> OpenAsync(LabelSettings settings, CancellationToken cancellationToken)
    {
        var path = settings.Out;
        var isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, Run + ".part");
            await File.WriteAllTextAsync(probe, string.Empty, cancellationToken);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Nothing can be written in {path}; give another folder with --out.");
        }

        if (GoesOn(settings))
        {
            return new RunFolder(path, isNew, earlier: null);
        }

        var earlier = await EarlierRun.SetAsideAsync(path, cancellationToken);
        await SettingsFile.WriteAsync(settings);
        return new RunFolder(path, isNew, earlier);
    }

    /// <summary>Notes that a run is under way, which is known once its journal is open.</summary>
    public async Task BeginAsync(LabelSettings settings)
    {
        if (IsResumed)
        {
            File.Delete(SummaryOf(_path));
            await SettingsFile.WriteAsync(settings);
        }
    }

    /// <summary>Takes away, once closed, what a run has left that brought nothing.</summary>
    public void Leave() => _isLeft = true;

    public async Task SaveAsync(RunSummary summary, Provenance provenance, ActiveLearningResult result)
    {
        await LabeledFile.WriteAsync(Path.Combine(_path, Labeled), summary.Settings, (writer, metadata) => LabeledCsv.WriteAsync(writer, result.Labeled, metadata, hasHeader: true));
        await WriteAsync(Rounds, async stream =>
        {
            await using var writer = new StreamWriter(stream) { NewLine = "\n" };
            foreach (var round in result.Rounds)
            {
                await writer.WriteLineAsync(JsonSerializer.Serialize(RoundLine.Of(round), RunJson.Line.RoundLine));
            }
        });
        await WriteAsync(Model, stream => result.Classifier.SaveAsync(stream));
        await WriteAsync(Provenances, async stream =>
        {
            await JsonSerializer.SerializeAsync(stream, provenance, RunJson.Indented.Provenance);
            stream.WriteByte((byte)'\n');
        });

        // After the others, since it says that the run is finished.
        await WriteAsync(Run, async stream =>
        {
            await JsonSerializer.SerializeAsync(stream, summary, RunJson.Indented.RunSummary);
            stream.WriteByte((byte)'\n');
        });
        _earlier?.Forget();
    }

    public void Dispose()
    {
        // A run that goes on has brought something before.
        if (_isLeft && _earlier is not null)
        {
            _earlier.PutBack();
            if (_isNew)
            {
                Directory.Delete(_path);
            }
        }
    }

    public static string ProvenanceOf(string folder) => Path.Combine(folder, Provenances);

    /// <summary>Tells whether a full path is that of a file that the run of a folder writes or reads.</summary>
    public static bool IsOwn(string folder, string path) =>
        Array.Exists([.. Results, ReportFile.Name, Journal, SettingsFile.Name], file => path == Path.GetFullPath(Path.Combine(folder, file)));

    private static async Task<bool> IsFinishedAsync(string path, CancellationToken cancellationToken)
    {
        var run = SummaryOf(path);
        if (!File.Exists(run))
        {
            return false;
        }

        try
        {
            await using var stream = File.OpenRead(run);
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return document.RootElement.TryGetProperty("finished", out var finished) && finished.ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Task WriteAsync(string name, Func<Stream, Task> write) => AtomicFile.WriteAsync(Path.Combine(_path, name), write);
}
