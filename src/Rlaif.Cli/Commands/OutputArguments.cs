using System.CommandLine;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary>How much of a run is told, and in which form.</summary>
internal sealed class OutputArguments
{
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Say nothing but errors." };
    private readonly Option<bool> _json = new("--json") { Description = "Write the content of run.json to standard output at the end, and nothing else there." };

    public void AddTo(Command command)
    {
        command.Add(_quiet);
        command.Add(_json);
    }

    public RunOutput Read(ParseResult parsed, IAnsiConsole console)
    {
        var json = parsed.GetValue(_json);
        return new RunOutput(parsed.GetValue(_quiet) || json ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(TextWriter.Null) }) : console, json);
    }
}
