using Rlaif.Cli.Reports;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif report</c>: makes the report of a run anew, asking nobody.</summary>
internal sealed class ReportRunner(IAnsiConsole console, string folder)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var kept = await KeptRun.ReadAsync(console, folder, cancellationToken);
        var result = await kept.ReplayAsync(cancellationToken);

        // What was kept leaves out what only a labeler needs, and people want to read.
        await ReportFile.WriteAsync(folder, await SettingsFile.ReadAsync(folder, cancellationToken), result);
        console.Say($"{result.Summarize()} The report is {Path.Combine(folder, ReportFile.Name)}.");
        return ExitCode.Done;
    }
}
