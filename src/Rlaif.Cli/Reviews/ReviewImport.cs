using System.Globalization;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Views;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite;
using Spectre.Console;

namespace Rlaif.Cli.Reviews;

/// <summary>Runs <c>rlaif review import</c>: brings labels of people into the journal of a run.</summary>
internal sealed class ReviewImport(IAnsiConsole console)
{
    public async Task<int> RunAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        var corrections = await ReviewFile.ReadAsync(file, cancellationToken);
        ThrowIfUnknown(kept.Inputs, file, corrections);
        await using var journal = await OpenAsync(folder, cancellationToken);
        var given = await GivenAsync(journal, cancellationToken);
        LabelCorrected[] entries = [.. corrections.Where(correction => given.GetValueOrDefault(correction.Example.Id) != correction.Label).Select(correction => new LabelCorrected(correction.Example.Id, correction.Label))];
        foreach (var entry in entries)
        {
            await journal.AppendAsync(entry, cancellationToken);
        }

        console.Say(corrections.Count == 0
            ? $"{file} has no label in the column corrected, so that nothing was taken over; fill it in and save the file as CSV."
            : string.Create(CultureInfo.InvariantCulture, $"{entries.Length:N0} labels taken over, {corrections.Count - entries.Length:N0} known before; rlaif resume {folder} trains on them and writes the files anew."));
        return ExitCode.Done;
    }

    private static async Task<SqliteJournal> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await SqliteJournal.OpenAsync(RunFolder.JournalOf(folder), cancellationToken: cancellationToken);
        }
        catch (StorageException exception) when (exception.Fault == StorageFault.Damaged)
        {
            throw KeptRun.Damaged(folder);
        }
    }

    // Before anything is written, so that there is all of a file or nothing.
    private static void ThrowIfUnknown(LabelInputs inputs, string file, IReadOnlyList<(TextExample Example, string Label)> corrections)
    {
        var pool = inputs.Examples;
        foreach (var ((id, text), label) in corrections)
        {
            if (pool.RowOf(id) is not (>= 0 and var row))
            {
                throw new UsageException($"{file} corrects the row '{id}', which the pool of the run does not have; nothing was taken over.");
            }

            if (!IsSame(text, pool[row].Text))
            {
                throw new UsageException($"{file} has another text for the row '{id}' than the pool of the run; give a file that rlaif export --review wrote for this run.");
            }

            if (inputs.Labels.IndexOf(label) < 0)
            {
                throw new UsageException($"{file} gives the row '{id}' the class '{label}', which is not in the label set; nothing was taken over.");
            }
        }
    }

    // Rows of any file may be numbered alike. Programs for tables change the ends of lines.
    private static bool IsSame(string text, string other) =>
        text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).SequenceEqual(other.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static async Task<Dictionary<string, string>> GivenAsync(SqliteJournal journal, CancellationToken cancellationToken)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in journal.ReadAsync(cancellationToken))
        {
            if (entry is LabelCorrected correction)
            {
                given[correction.ExampleId] = correction.Label;
            }
        }

        return given;
    }
}
