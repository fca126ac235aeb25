using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif show</c>: follows the label of a row to everything that was said about it.</summary>
internal sealed class ShowRunner(IAnsiConsole console, string folder)
{
    public async Task<int> RunAsync(string row, CancellationToken cancellationToken)
    {
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        var pool = kept.Inputs.Examples;
        var id = pool.RowOf(row) is >= 0 and var number ? pool[number].Id : throw new UsageException($"The pool of {folder} has no row '{row}'; give an id of labeled.csv.");
        console.Say(id == row ? $"Row {row}" : $"Row {row}, which was asked about as row {id}: their texts are equal");
        var knownLabels = kept.Inputs.Pool.KnownLabels();
        if (knownLabels.TryGetValue(row, out var known))
        {
            console.Say($"Known from the start: {known}");
        }

        var view = new RowHistory(kept.Inputs.Labels, id, row);
        var lesson = new RowLesson(kept.Inputs.Labels, id, row, isKnown: knownLabels.Keys.Any(other => pool.RowOf(other) == number));
        foreach (var entry in kept.Journal.Entries.Concat(kept.Journal.Beyond))
        {
            lesson.Follow(entry);
            foreach (var line in view.Lines(entry))
            {
                console.Say(line);
            }
        }

        console.Say(lesson.Sentence);
        console.Say(Final(row, cancellationToken));
        return ExitCode.Done;
    }

    private string Final(string row, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, RunFolder.Labeled);
        if (!File.Exists(path))
        {
            return $"Label: not written yet; rlaif resume {folder} goes on.";
        }

        var field = SpreadsheetText.Guard(row);
        foreach (var written in DatasetReader.ReadRows(path, new DatasetOptions { IdColumn = "id", GoldColumn = "label", KnownColumn = "source", MaxTextLength = 10_000_000 }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (written.Example.Id == field)
            {
                return $"Label in {RunFolder.Labeled}: {SpreadsheetText.Unguard(written.Gold!)}, source {written.Known}";
            }
        }

        return $"Label: the row came to the pool after {RunFolder.Labeled} was written; rlaif resume {folder} goes on.";
    }
}
