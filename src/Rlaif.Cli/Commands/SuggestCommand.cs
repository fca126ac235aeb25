using System.CommandLine;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif suggest-labels</c>: has a model propose classes, for the user to edit.</summary>
internal sealed class SuggestCommand
{
    private readonly DataOptions _data = new();
    private readonly LabelerArguments _labeler = new();
    private readonly LimitArguments _limits = new();
    private readonly Option<string?> _instructions = new("--instructions") { Description = "A text file that tells the model what the classes are to tell apart.", HelpName = "FILE" };
    private readonly Option<bool> _redact = new("--redact") { Description = "Replace e-mail addresses, phone numbers, card numbers and IBANs before a text leaves this machine." };
    private readonly Option<int?> _rows = NumberOption.Whole("--rows", "How many rows the model looks at, drawn from all over the pool; 100 by default.", maximum: 10_000);
    private readonly Option<string> _out = new("--out") { Description = "The file to write, for --labels-file; labels.json by default.", HelpName = "FILE.json", DefaultValueFactory = _ => "labels.json" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace the file where there is one." };

    public static Command Create(IAnsiConsole console)
    {
        var options = new SuggestCommand();
        var command = new Command("suggest-labels", "Have a model propose classes with descriptions from a sample of rows, as a file to edit and to give to --labels-file.");
        options._data.AddTo(command);
        options._labeler.AddTo(command);
        options._limits.AddTo(command);
        foreach (var option in (Option[])[options._instructions, options._redact, options._rows, options._out, options._overwrite])
        {
            command.Add(option);
        }

        options._labeler.Labeler.Required = true;
        command.SetAction((parsed, cancellationToken) => new SuggestRunner(console, options.Read(parsed)).RunAsync(parsed.GetValue(options._rows) ?? 100, cancellationToken));
        return command;
    }

    private LabelSettings Read(ParseResult parsed)
    {
        var settings = _labeler.Read(parsed, parsed.GetRequiredValue(_data.Pool), _data.Read(parsed));
        return settings.Labeler == "oracle"
            ? throw new UsageException("--labeler oracle proposes nothing; name a model's server: openai, azure or compatible.")
            : settings with
            {
                Instructions = parsed.GetValue(_instructions),
                Limits = _limits.Read(parsed),
                Answers = settings.Answers with { Redact = parsed.GetValue(_redact) },
                Out = parsed.GetRequiredValue(_out),
                Overwrite = parsed.GetValue(_overwrite),
            };
    }
}
