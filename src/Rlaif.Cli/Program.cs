using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Rlaif.Cli.Commands;
using Rlaif.Cli.Runs;
using Rlaif.Clients;
using Rlaif.Storage.Sqlite;
using Spectre.Console;

namespace Rlaif.Cli;

/// <summary>Runs a command and turns how it ended into an exit code and, where it failed, one sentence.</summary>
internal static partial class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var interruption = new Interruption();
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
        {
            // By no-color.org; Spectre.Console looks at other things.
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        // Not a RootCommand, which would call itself by the name of its assembly.
        var root = new Command("rlaif", "Labels texts with an LLM, asking only about the rows that teach a small local classifier most.")
        {
            LabelCommand.Create(AnsiConsole.Console, interruption),
            ResumeCommand.Create(AnsiConsole.Console, interruption),
            ShowCommand.Create(AnsiConsole.Console),
            ExportCommand.Create(AnsiConsole.Console),
            ReviewCommand.Create(AnsiConsole.Console),
            PredictCommand.Create(AnsiConsole.Console),
            new HelpOption { Recursive = true },
            new VersionOption(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors is [var error, ..])
        {
            return Fail(ExitCode.BadInput, $"{error.Message} (see rlaif {string.Join(' ', parsed.CommandResult.Command == root ? [] : new[] { parsed.CommandResult.Command.Name + " " })}--help)");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Finish);
        }
        catch (LabelingException) when (interruption.Finish.IsCancellationRequested)
        {
            return Fail(ExitCode.Cancelled, "Cancelled.");
        }
        catch (Exception exception)
        {
            return Fail(Code(exception), Sentence(exception));
        }
    }

    internal static int Code(Exception exception) => exception switch
    {
        StorageException { Fault: StorageFault.Full or StorageFault.Unusable } => ExitCode.CannotGoOn,
        LabelingException or ModelServerException or RequestNotMadeException => ExitCode.CannotGoOn,
        OperationCanceledException => ExitCode.Cancelled,
        RlaifException or ArgumentException or OptionsValidationException or IOException or UnauthorizedAccessException => ExitCode.BadInput,

        // Nobody foresaw it; what was labeled has been written by now.
        _ => ExitCode.CannotGoOn,
    };

    internal static string Sentence(Exception exception) => exception switch
    {
        OptionsValidationException validation => string.Join(' ', validation.Failures),
        OperationCanceledException => "Cancelled.",

        // The labeler has an exception of its own, so that this is the other server.
        ModelServerException or RequestNotMadeException => $"No embeddings: {exception.Message}",
        RlaifException or ArgumentException or IOException or UnauthorizedAccessException => exception.Message,
        _ => $"Something went wrong that should not have ({exception.GetType().Name}); please report it with what you did.",
    };

    private static int Fail(int code, string sentence)
    {
        // Messages of the framework may go on for lines; the first says it.
        Console.Error.WriteLine($"rlaif: {ParameterName().Replace(sentence.ReplaceLineEndings("\n").Split('\n')[0], string.Empty)}");
        return code;
    }

    // The framework ends messages with the name of a parameter of the code, which means nothing here.
    [GeneratedRegex(@" \(Parameter '[^']*'\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
