using System.CommandLine;
using Rlaif.Cli.Shell;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif completion</c>: prints the script that completes commands and options in a shell.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or powershell." };
        shell.AcceptOnly("bash", "zsh", "fish", "powershell");
        var command = new Command("completion", "Print the script that lets a shell complete commands and options.") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(CompletionScripts.Of(parsed.GetRequiredValue(shell)).ReplaceLineEndings("\n")));
        return command;
    }
}
