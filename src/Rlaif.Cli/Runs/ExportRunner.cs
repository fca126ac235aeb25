using System.Globalization;
using Rlaif.Cli.Reviews;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Rlaif.Labelers;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif export</c>: writes what a run has brought so far, asking nobody.</summary>
internal sealed class ExportRunner(IAnsiConsole console, string folder)
{
    /// <summary>Writes rows with their labels.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="withPredicted">Whether rows to learn from may have the classifier's label.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task<int> WriteLabelsAsync(string path, ExportFormat format, bool withPredicted, CancellationToken cancellationToken)
    {
        await ThrowIfItWouldReplaceAsync(path, cancellationToken);
        var instructions = format == ExportFormat.Chat ? await InstructionsAsync(cancellationToken) : string.Empty;
        return await RunAsync(
            async (settings, result) =>
            {
                IReadOnlyList<LabeledExample> toLearnFrom = [.. result.Labeled.Where(row => row.Source is LabelSource.Labeler or LabelSource.Known || (withPredicted && row.Source != LabelSource.Review))];
                await LabeledFile.WriteAsync(path, settings, (writer, metadata) => format switch
                {
                    ExportFormat.Csv => LabeledCsv.WriteAsync(writer, result.Labeled, metadata, hasHeader: true, cancellationToken),
                    ExportFormat.Jsonl => LabeledJsonl.WriteAsync(writer, result.Labeled, metadata, cancellationToken),
                    ExportFormat.Chat => ChatTuningJsonl.WriteAsync(writer, toLearnFrom, $"{instructions}\n\n{Classes(result.Classifier.Labels)}", cancellationToken),
                    _ => TrainingCsv.WriteAsync(writer, toLearnFrom, cancellationToken),
                });
                console.Say(format is ExportFormat.Csv or ExportFormat.Jsonl
                    ? $"{result.Summarize()} All is in {path}."
                    : string.Create(CultureInfo.InvariantCulture, $"{toLearnFrom.Count:N0} rows to learn from are in {path}."));
            },
            cancellationToken);
    }

    /// <summary>Writes the rows that a person is to look at.</summary>
    public Task<int> WriteReviewAsync(string path, CancellationToken cancellationToken) => RunAsync(
        async (settings, result) =>
        {
            var rows = ReviewRow.Of(result);
            await LabeledFile.WriteAsync(path, settings, (writer, metadata) => ReviewFile.WriteAsync(writer, rows, result.Labeled, metadata));
            console.Say(string.Create(CultureInfo.InvariantCulture, $"{rows.Count:N0} rows for review are in {path}; fill in {ReviewFile.CorrectedColumn}, then run rlaif review import {folder} {path}."));
        },
        cancellationToken);

    private async Task<int> RunAsync(Func<LabelSettings, ActiveLearningResult, Task> write, CancellationToken cancellationToken)
    {
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        await write(kept.Settings, await kept.ReplayAsync(cancellationToken));
        return ExitCode.Done;
    }

    private async Task ThrowIfItWouldReplaceAsync(string path, CancellationToken cancellationToken)
    {
        var settings = await SettingsFile.ReadAsync(folder, cancellationToken);
        var full = Path.GetFullPath(path);
        if (full == Path.GetFullPath(settings.Pool) || RunFolder.IsOwn(folder, full))
        {
            throw new UsageException($"{path} is the file of the texts, or one that the run needs itself; give another one.");
        }
    }

    // What the labeler was told, where that file is still there.
    private async Task<string> InstructionsAsync(CancellationToken cancellationToken)
    {
        var settings = await SettingsFile.ReadAsync(folder, cancellationToken);
        return File.Exists(settings.Instructions) ? (await File.ReadAllTextAsync(settings.Instructions, cancellationToken)).Trim() : new ChatLabelerOptions().Instructions;
    }

    private static string Classes(LabelSet labels) => $"Answer with the name of the class alone, one of: {string.Join(", ", labels.Select(label => label.Name))}.";
}
