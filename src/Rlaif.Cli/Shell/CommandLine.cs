using System.CommandLine;
using System.CommandLine.Parsing;

namespace Rlaif.Cli.Shell;

/// <summary>What a parsed command line says of itself, in sentences.</summary>
internal static class CommandLine
{
    /// <summary>Lists the options that a command takes, those of the commands above it that it inherits included.</summary>
    public static IEnumerable<Option> OptionsOf(CommandResult command)
    {
        var isInherited = false;
        for (SymbolResult? result = command; result is CommandResult { Command: var owner }; result = result.Parent)
        {
            foreach (var option in owner.Options.Where(option => option.Recursive || !isInherited))
            {
                yield return option;
            }

            isInherited = true;
        }
    }

    /// <summary>Names a command with those above it, without the tool.</summary>
    public static string NameOf(CommandResult command) =>
        command.Parent is CommandResult above ? $"{NameOf(above)} {command.Command.Name}".TrimStart() : string.Empty;

    /// <summary>Says what is wrong and where to look; <see langword="null"/> where nothing is.</summary>
    public static string? Complaint(ParseResult parsed)
    {
        if (parsed.Errors is not [var error, ..])
        {
            return null;
        }

        var name = NameOf(parsed.CommandResult);
        var help = $"(see rlaif {(name.Length > 0 ? name + " " : string.Empty)}--help)";
        return Slip(parsed) is var (written, meant) ? $"'{written}' is not known here; did you mean {meant}? {help}" : $"{error.Message} {help}";
    }

    // An option that nobody knows may have been taken for the argument of the command.
    private static (string Written, string Meant)? Slip(ParseResult parsed)
    {
        var options = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal));
        foreach (var written in options.Select(token => token.Value.Split('=')[0]).Concat(parsed.UnmatchedTokens))
        {
            if (Meant(parsed.CommandResult, written) is { } meant)
            {
                return (written, meant);
            }
        }

        return null;
    }

    private static string? Meant(CommandResult command, string token) => token.StartsWith('-')
        ? NearestName.Of(token, OptionsOf(command).Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)))
        : NearestName.Of(token, command.Command.Subcommands.Select(subcommand => subcommand.Name));
}
