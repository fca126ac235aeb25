using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Rlaif.Cli.Shell;

/// <summary>Writes the help of a command: what it does, its options by what they are for, and what to copy.</summary>
/// <remarks>The library's own help gives all descriptions one column, right of the longest option: with sixty options nobody finds any.</remarks>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    private const int LongestChoices = 24;

    public override bool ClearsParseErrors => true;

    /// <summary>Makes the option that asks for help of any command.</summary>
    public static HelpOption Option() => new() { Recursive = true, Action = new CommandHelp() };

    public override int Invoke(ParseResult parseResult)
    {
        var result = parseResult.CommandResult;
        var page = new HelpPage(parseResult.InvocationConfiguration.Output);
        Option[] options = [.. CommandLine.OptionsOf(result).Where(option => !option.Hidden)];
        page.Say(result.Command.Description ?? string.Empty);
        page.Lines("Usage", [Usage(result, options)]);
        page.Terms("Arguments", result.Command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? string.Empty)));
        page.Terms("Commands", result.Command.Subcommands.Select(command => (command.Name, command.Description ?? string.Empty)));
        foreach (var (heading, group) in OptionGroups.Of(options))
        {
            page.Terms(heading, group.Select(option => (Term(option), Description(option))));
        }

        page.Lines("Examples", Examples.Of(result.Command.Name));
        return ExitCode.Done;
    }

    private static string Usage(CommandResult result, Option[] options)
    {
        string[] words =
        [
            "rlaif",
            CommandLine.NameOf(result),
            .. result.Command.Arguments.Select(Placeholder),
            .. options.Where(option => option.Required).Select(Term),
            result.Command.Subcommands.Count > 0 ? "[command]" : string.Empty,
            "[options]",
        ];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string Placeholder(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>]" : $"<{argument.Name}>";

    private static string Term(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Order(StringComparer.Ordinal).Append(option.Name));
        return Value(option) is { } value ? $"{names} <{value}>" : names;
    }

    private static string? Value(Option option) =>
        option.HelpName ?? (Choices(option) is not { Length: > 0 } choices ? null : choices.Length <= LongestChoices ? choices.Replace(", ", "|", StringComparison.Ordinal) : "NAME");

    private static string Description(Option option)
    {
        var choices = Choices(option);
        string[] parts =
        [
            option.Description ?? string.Empty,
            choices.Length > LongestChoices ? $"One of {choices}." : string.Empty,
            option.HasDefaultValue && option.GetDefaultValue() is string { Length: > 0 } value ? $"Default: {value}." : string.Empty,
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Choices(Option option) =>
        option.ValueType == typeof(bool) ? string.Empty : string.Join(", ", option.GetCompletions(CompletionContext.Empty).Select(choice => choice.Label));
}
