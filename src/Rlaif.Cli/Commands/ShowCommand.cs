using System.CommandLine;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif show</c>: tells everything that is known of one row of a run.</summary>
internal static class ShowCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the run." };
        var row = new Argument<string>("ROW") { Description = "The id of the row, as in labeled.csv." };
        var command = new Command("show", "Follow the label of a row to every answer about it, and to what each cost.") { folder, row };
        command.SetAction((parsed, cancellationToken) => new ShowRunner(console, parsed.GetRequiredValue(folder)).RunAsync(parsed.GetRequiredValue(row), cancellationToken));
        return command;
    }
}
