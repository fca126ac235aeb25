using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Reports;
using Rlaif.Cli.Views;
using Rlaif.Journals;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif report</c>: makes the report of a run anew, asking nobody.</summary>
internal sealed class ReportRunner(IAnsiConsole console, string folder)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        using var notices = new Notices();
        await using var services = LoopFactory.Silent(kept.Settings, kept.Inputs, notices);
        await using var journal = new InMemoryJournal(RepairedJournal.Of(kept.Journal));
        await using var session = await services.GetRequiredService<ActiveLearningLoop>().OpenAsync(kept.Inputs.ToRun() with { Journal = journal }, cancellationToken);
        var result = await session.GetResultAsync(cancellationToken);

        // What was kept leaves out what only a labeler needs, and people want to read.
        await ReportFile.WriteAsync(folder, await SettingsFile.ReadAsync(folder, cancellationToken), result);
        console.Say($"{result.Summarize()} The report is {Path.Combine(folder, ReportFile.Name)}.");
        return ExitCode.Done;
    }
}
