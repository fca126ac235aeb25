using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Rlaif.Journals;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif export</c>: writes what a run has brought so far, asking nobody.</summary>
internal sealed class ExportRunner(IAnsiConsole console, string folder)
{
    /// <summary>Writes every row with its label.</summary>
    public Task<int> WriteLabelsAsync(string path, bool asJson, CancellationToken cancellationToken) => RunAsync(
        async result =>
        {
            await AtomicFile.WriteAsync(path, async stream =>
            {
                await using var writer = new StreamWriter(stream);
                await (asJson ? LabeledJsonl.WriteAsync(writer, result.Labeled, cancellationToken) : LabeledCsv.WriteAsync(writer, result.Labeled, cancellationToken));
            });
            console.Say($"{result.Summarize()} All is in {path}.");
        },
        cancellationToken);

    /// <summary>Writes the rows that a person is to look at.</summary>
    public Task<int> WriteReviewAsync(string path, CancellationToken cancellationToken) => RunAsync(
        async result =>
        {
            var rows = ReviewRow.Of(result);
            await AtomicFile.WriteAsync(path, async stream =>
            {
                await using var writer = new StreamWriter(stream);
                await ReviewFile.WriteAsync(writer, rows);
            });
            console.Say(string.Create(CultureInfo.InvariantCulture, $"{rows.Count:N0} rows for review are in {path}; fill in {ReviewFile.CorrectedColumn}, then run rlaif review import {folder} {path}."));
        },
        cancellationToken);

    private async Task<int> RunAsync(Func<ActiveLearningResult, Task> write, CancellationToken cancellationToken)
    {
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        using var notices = new Notices();
        await using var services = LoopFactory.Silent(kept.Settings, kept.Inputs, notices);
        await using var journal = new InMemoryJournal(RepairedJournal.Of(kept.Journal));
        await using var session = await services.GetRequiredService<ActiveLearningLoop>().OpenAsync(kept.Inputs.ToRun() with { Journal = journal }, cancellationToken);
        await write(await session.GetResultAsync(cancellationToken));
        return ExitCode.Done;
    }
}
