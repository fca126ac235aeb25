using System.CommandLine;

namespace Rlaif.Cli.Commands;

/// <summary>Makes options that take one of a few words.</summary>
internal static class ChoiceOption
{
    public static Option<string> Create(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
