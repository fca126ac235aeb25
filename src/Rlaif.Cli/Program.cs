using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Rlaif.Cli.Commands;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Shell;
using Rlaif.Cli.Views;
using Rlaif.Clients;
using Rlaif.Storage.Sqlite;
using Spectre.Console;

namespace Rlaif.Cli;

/// <summary>Runs a command and turns how it ended into an exit code and, where it failed, one sentence.</summary>
internal static partial class Program
{
    private static readonly Option<string?> Config = new("--config") { Description = $"The file of options by their names; {ConfigurationFile.Name} in the working directory by default.", HelpName = "FILE.json", Recursive = true };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Tell with an error where it comes from.", Recursive = true };

    public static async Task<int> Main(string[] arguments)
    {
        using var interruption = new Interruption();
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
        {
            // By no-color.org; Spectre.Console looks at other things.
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        var root = Root(interruption);
        if (Suggestions.IsAsked(arguments))
        {
            return Suggestions.Answer(root, arguments, Console.Out);
        }

        var parsed = root.Parse(arguments);
        try
        {
            parsed = Configured(root, parsed, arguments);
            return CommandLine.Complaint(parsed) is { } complaint
                ? Fail(ExitCode.BadInput, complaint)
                : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Finish);
        }
        catch (LabelingException) when (interruption.Finish.IsCancellationRequested)
        {
            return Fail(ExitCode.Cancelled, "Cancelled.");
        }
        catch (Exception exception)
        {
            var code = Fail(Code(exception), Sentence(exception));
            if (parsed.GetValue(Verbose))
            {
                Details.Write(exception);
            }

            return code;
        }
    }

    // Not a RootCommand, which would call itself by the name of its assembly.
    private static Command Root(Interruption interruption) => new("rlaif", "Labels texts with an LLM, asking only about the rows that teach a small local classifier most.")
    {
        EstimateCommand.Create(AnsiConsole.Console),
        LabelCommand.Create(AnsiConsole.Console, interruption),
        ResumeCommand.Create(AnsiConsole.Console, interruption),
        ShowCommand.Create(AnsiConsole.Console),
        ExportCommand.Create(AnsiConsole.Console),
        ReportCommand.Create(AnsiConsole.Console),
        ReviewCommand.Create(AnsiConsole.Console),
        RelabelCommand.Create(AnsiConsole.Console, interruption),
        PredictCommand.Create(AnsiConsole.Console),
        EvaluateCommand.Create(AnsiConsole.Console),
        SuggestCommand.Create(AnsiConsole.Console),
        DoctorCommand.Create(AnsiConsole.Console),
        CompletionCommand.Create(),
        Config,
        Verbose,
        CommandHelp.Option(),
        new VersionOption(),
    };

    // The command line is parsed a second time with what the file says, so that both are held to the same rules.
    private static ParseResult Configured(Command root, ParseResult parsed, string[] arguments)
    {
        if (parsed.CommandResult.Command == root || parsed.Action is CommandHelp || ConfigurationFile.Read(parsed.GetValue(Config)) is not { } file)
        {
            return parsed;
        }

        var added = file.ArgumentsFor(parsed);
        if (!file.IsNamed && added.Count > 0)
        {
            Notices.WriteError($"{file.Path} here gives {string.Join(", ", added.Select(argument => argument.Split('=')[0]))}.");
        }

        var end = Array.IndexOf(arguments, "--") is >= 0 and var place ? place : arguments.Length;
        var configured = root.Parse([.. arguments[..end], .. added, .. arguments[end..]]);
        return configured.Errors is [var error, ..] && parsed.Errors.All(known => known.Message != error.Message)
            ? throw new UsageException($"{file.Path}: {error.Message}")
            : configured;
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
        Notices.WriteError(ParameterName().Replace(sentence.ReplaceLineEndings("\n").Split('\n')[0], string.Empty));
        return code;
    }

    // The framework ends messages with the name of a parameter of the code, which means nothing here.
    [GeneratedRegex(@" \(Parameter '[^']*'\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
