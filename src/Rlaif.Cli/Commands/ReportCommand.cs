using System.CommandLine;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif report</c>: makes the report of a run anew.</summary>
internal static class ReportCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the run." };
        var command = new Command("report", "Write report.html of a run anew, asking nobody: one page of charts and tables that needs no network.") { folder };
        command.SetAction((parsed, cancellationToken) => new ReportRunner(console, parsed.GetRequiredValue(folder)).RunAsync(cancellationToken));
        return command;
    }
}
