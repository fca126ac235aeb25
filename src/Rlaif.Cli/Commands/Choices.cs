using System.CommandLine;
using System.CommandLine.Parsing;
using Rlaif.Cli.Shell;

namespace Rlaif.Cli.Commands;

/// <summary>Holds options and arguments to a few words, and says in one sentence which these are.</summary>
internal static class Choices
{
    /// <summary>Makes an option that takes one of a few words.</summary>
    public static Option<string> Create(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description };
        option.AcceptOnly(values);
        return option;
    }

    public static void AcceptOnly(this Option option, params string[] values)
    {
        option.CompletionSources.Add(values);
        option.Validators.Add(result => Check(result, option.Name, result.Tokens, values));
    }

    public static void AcceptOnly(this Argument argument, params string[] values)
    {
        argument.CompletionSources.Add(values);
        argument.Validators.Add(result => Check(result, argument.Name, result.Tokens, values));
    }

    private static void Check(SymbolResult result, string name, IReadOnlyList<Token> tokens, string[] values)
    {
        if (tokens.FirstOrDefault(token => !values.Contains(token.Value, StringComparer.Ordinal)) is { } wrong)
        {
            var hint = NearestName.Of(wrong.Value, values) is { } near ? $" Did you mean {near}?" : string.Empty;
            result.AddError($"{name} must be {string.Join(", ", values[..^1])} or {values[^1]}, not {wrong.Value}.{hint}");
        }
    }
}
