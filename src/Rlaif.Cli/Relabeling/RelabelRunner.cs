using System.Globalization;
using System.Text.Json;
using Rlaif.Cli.Records;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite;

namespace Rlaif.Cli.Relabeling;

/// <summary>Runs <c>rlaif relabel</c>: takes the answers of a run over to another label set, in a folder of its own.</summary>
internal sealed class RelabelRunner(RunOutput output, Interruption interruption, string folder, string destination)
{
    private const string LabelsFile = "labels.json";
    private const string Draft = RunFolder.Journal + ".part";

    /// <param name="replacements">How the classes changed.</param>
    /// <param name="labelsFile">Descriptions of the new classes; null for those of before.</param>
    /// <param name="moved">Takes over what the command says of the server.</param>
    public async Task<int> RunAsync(IEnumerable<ClassReplacement> replacements, string? labelsFile, Func<LabelSettings, LabelSettings> moved)
    {
        var (console, cancellationToken) = (output.Console, interruption.Finish);
        var earlier = await SettingsFile.ReadAsync(folder, cancellationToken);
        ThrowIfItCannotBe(earlier);
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        var change = new LabelSetChange(kept.Inputs.Labels, replacements);
        var labels = change.ToLabelSet(labelsFile is null ? null : await LabelSetFile.ReadAsync(labelsFile, cancellationToken));
        var answers = CarriedAnswers.Of(await kept.ReplayAsync(cancellationToken), kept.Inputs.Examples, change);
        if (answers.Rows == 0)
        {
            throw new UsageException($"{folder} holds no answer to take over; begin a run with the new classes by rlaif label.");
        }

        var settings = moved(Settings(earlier)) with
        {
            Budget = answers.Rows,
            TakenOver = new TakenOver(Path.GetFullPath(folder), LabelSetRecord.Of(kept.Inputs.Labels).Sha256, answers.Rows - answers.Open),
        };
        await WriteAsync(settings, labels, answers.Entries, cancellationToken);
        console.Say(string.Create(CultureInfo.InvariantCulture, $"{answers.Rows - answers.Open:N0} answers taken over, {answers.Open:N0} rows to ask about again; rlaif resume {destination} --budget N asks about more."));
        SayWhatIsLeftOut(earlier);
        return await new LabelRunner(output, interruption).RunAsync(settings);
    }

    private void SayWhatIsLeftOut(LabelSettings earlier)
    {
        string[] left =
        [
            .. earlier.Selection.TargetAgreement is null ? [] : new[] { "the promise (--target-agreement of rlaif resume makes it anew)" },
            .. earlier.Test is null ? [] : new[] { "the test file" },
            .. earlier.Selection.Recheck == 0 ? [] : new[] { "asking again" },
            .. earlier.Selection.SeedExamples == 0 ? [] : new[] { "the written texts of the classes" },
            .. earlier.Answers.Canaries == 0 ? [] : new[] { "planted texts" },
        ];
        if (left.Length > 0)
        {
            output.Console.Say($"Not taken over: {string.Join(", ", left)}.");
        }
    }

    // What a relabel leaves that was broken off before there was a run.
    private static bool IsDraft(string path) => Path.GetFileName(path) is var name && name.StartsWith(Draft, StringComparison.Ordinal);

    private void ThrowIfItCannotBe(LabelSettings earlier)
    {
        if (earlier.Labeler == "oracle")
        {
            throw new UsageException($"{folder} is a run of the oracle, whose true labels are those of the old classes; begin a run with the new ones by rlaif label.");
        }

        if (File.Exists(SettingsFile.PathOf(destination)))
        {
            throw new UsageException($"{destination} holds a run already; go on with it by rlaif resume {destination}, or give a new folder with --out.");
        }

        if (File.Exists(destination) || (Directory.Exists(destination) && !Directory.EnumerateFileSystemEntries(destination).All(IsDraft)))
        {
            throw new UsageException($"{destination} holds something already; give a new folder with --out.");
        }
    }

    // Known and true labels are those of the old classes; second answers, written and planted texts had their time; a promise is made anew.
    private LabelSettings Settings(LabelSettings earlier) => earlier with
    {
        Data = new DatasetOptions { TextColumn = earlier.Data.TextColumn, IdColumn = earlier.Data.IdColumn, BadRows = earlier.Data.BadRows, MaxTextLength = earlier.Data.MaxTextLength, Encoding = earlier.Data.Encoding },
        Labels = null,
        LabelsFile = Path.GetFullPath(Path.Combine(destination, LabelsFile)),
        Test = null,
        RecheckModel = null,
        Answers = earlier.Answers with { Canaries = 0 },
        Selection = earlier.Selection with { SeedExamples = 0, Recheck = 0, TargetAgreement = null, Confidence = null, CompletionShare = null },
        Out = destination,
        Resume = true,
    };

    // The settings come last: what was broken off before they were there is no run yet.
    private static async Task WriteAsync(LabelSettings settings, LabelSet labels, IEnumerable<JournalEntry> entries, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Out);
        Array.ForEach(Directory.GetFiles(settings.Out), File.Delete);
        var draft = Path.Combine(settings.Out, Draft);
        await using (var journal = await SqliteJournal.OpenAsync(draft, cancellationToken: cancellationToken))
        {
            foreach (var entry in entries)
            {
                await journal.AppendAsync(entry, cancellationToken);
            }
        }

        await AtomicFile.WriteAsync(settings.LabelsFile!, stream => JsonSerializer.SerializeAsync(stream, LabelSetRecord.Of(labels).Classes, RunJson.Indented.IReadOnlyListClassRecord, cancellationToken));
        File.Move(draft, RunFolder.JournalOf(settings.Out));
        await SettingsFile.WriteAsync(settings);
    }
}
