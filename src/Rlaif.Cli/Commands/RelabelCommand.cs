using System.CommandLine;
using Rlaif.Cli.Relabeling;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif relabel</c>: goes on with the answers of a run under other classes.</summary>
internal sealed class RelabelCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of the run; it stays as it is." };
    private readonly Option<string> _out = new("--out") { Description = "The folder of the new run.", HelpName = "NEW", Required = true };
    private readonly Option<string[]> _rename = Many("--rename", "Give a class another name.", "OLD=NEW");
    private readonly Option<string[]> _merge = Many("--merge", "Make one class of several.", "A,B=C");
    private readonly Option<string[]> _split = Many("--split", "Make several classes of one, whose rows are asked about again.", "A=B,C");
    private readonly Option<string[]> _add = Many("--add", "Add a class; the rows that no class fitted are asked about again.", "NAME");
    private readonly Option<string?> _labelsFile = new("--labels-file") { Description = "Descriptions and examples of new classes, as for rlaif label.", HelpName = "FILE.json" };
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "The address of the server, where it has moved or held a key.", HelpName = "URL" };
    private readonly Option<string?> _apiKeyEnv = new("--api-key-env") { Description = "The environment variable that holds the key.", HelpName = "NAME" };

    private readonly OutputArguments _output = new();

    private RelabelCommand()
    {
    }

    public static Command Create(IAnsiConsole console, Interruption interruption)
    {
        var options = new RelabelCommand();
        var command = new Command("relabel", "Take the answers of a run over to other classes, in a new folder; only what an answer no longer says is asked again.")
        {
            options._folder, options._out, options._rename, options._merge, options._split, options._add, options._labelsFile, options._endpoint, options._apiKeyEnv,
        };
        options._output.AddTo(command);
        command.SetAction((parsed, _) => new RelabelRunner(options._output.Read(parsed, console), interruption, parsed.GetRequiredValue(options._folder), parsed.GetRequiredValue(options._out)).RunAsync(
            options.Replacements(parsed),
            parsed.GetValue(options._labelsFile),
            settings => settings.WithEndpoint(parsed.GetValue(options._endpoint)) with { ApiKeyVariable = parsed.GetValue(options._apiKeyEnv) ?? settings.ApiKeyVariable }));
        return command;
    }

    private static Option<string[]> Many(string name, string description, string form) =>
        new(name) { Description = description, HelpName = form, DefaultValueFactory = _ => [] };

    private IEnumerable<ClassReplacement> Replacements(ParseResult parsed) =>
    [
        .. Read(parsed, _rename, replacement => replacement is { Before.Count: 1, After.Count: 1 }),
        .. Read(parsed, _merge, replacement => replacement is { Before.Count: > 1, After.Count: 1 }),
        .. Read(parsed, _split, replacement => replacement is { Before.Count: 1, After.Count: > 1 }),
        .. Read(parsed, _add, replacement => replacement is { Before.Count: 0, After.Count: 1 }),
    ];

    private static IEnumerable<ClassReplacement> Read(ParseResult parsed, Option<string[]> option, Func<ClassReplacement, bool> isOfForm) =>
        parsed.GetRequiredValue(option).Select(value => ClassReplacement.Parse(option.Name, option.HelpName!, value, isOfForm));
}
