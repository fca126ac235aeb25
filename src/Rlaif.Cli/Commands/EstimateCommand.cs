using System.CommandLine;
using Rlaif.Cli.Estimates;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif estimate</c>: prices a planned run.</summary>
internal static class EstimateCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var options = new LabelCommand();
        var json = new Option<bool>("--json") { Description = "Write the figures and the prompt as JSON." };
        var command = new Command("estimate", "Say what rlaif label would about cost with the same options, and show one prompt; nothing is sent.") { json };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new EstimateRunner(console, options.Read(parsed), parsed.GetValue(json)).RunAsync(cancellationToken));
        return command;
    }
}
