using System.CommandLine;
using Rlaif.Cli.Evaluations;
using Rlaif.Cli.Settings;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif evaluate</c>: measures a saved classifier, or a labeler, on rows whose true labels are known.</summary>
internal sealed class EvaluateCommand
{
    private readonly Argument<string[]> _files = new("FILES") { Description = "The model.rlaif of a run and the file of texts with true labels; the file alone to measure the --labeler.", HelpName = "[MODEL] FILE", Arity = new ArgumentArity(1, 2) };
    private readonly DataOptions _data = new();
    private readonly Option<string> _gold = new("--gold") { Description = "The column of true labels.", HelpName = "COLUMN", Required = true };
    private readonly Option<int?> _rows = NumberOption.Whole("--rows", "Measure on this many rows, drawn at random; 100 with --labeler, all with a model.");
    private readonly Option<ulong?> _seed = NumberOption.Seed("--seed", "The seed of that draw; 0 by default.");
    private readonly LabelerArguments _labeler = new();
    private readonly ClassArguments _classes = new();
    private readonly AnswerArguments _answers = new();
    private readonly LimitArguments _limits = new();
    private readonly EmbeddingArguments _embeddings = new();
    private readonly Option<bool> _json = new("--json") { Description = "Write every figure as JSON." };

    public static Command Create(IAnsiConsole console)
    {
        var options = new EvaluateCommand();
        var command = new Command("evaluate", "Measure a saved classifier, or a labeler before a run, on rows with true labels.")
        {
            options._files, options._data.Text, options._data.Id, options._data.BadRows, options._data.Encoding, options._gold, options._rows, options._seed, options._json,
        };
        options._labeler.AddTo(command);
        options._classes.AddTo(command);
        options._answers.AddTo(command);
        options._limits.AddTo(command);
        options._embeddings.AddTo(command);
        command.SetAction((parsed, cancellationToken) => new EvaluateRunner(console, options.Read(parsed)).RunAsync(cancellationToken));
        return command;
    }

    private EvaluateSettings Read(ParseResult parsed)
    {
        var files = parsed.GetRequiredValue(_files);

        // Not the option decides, which a configuration file may give to every command.
        var asksLabeler = files.Length == 1;
        if (asksLabeler && parsed.GetValue(_labeler.Labeler) is null)
        {
            throw new UsageException("Say what is measured: a MODEL before the FILE of texts, or a --labeler.");
        }

        var data = _data.Read(parsed, parsed.GetRequiredValue(_gold));
        return new EvaluateSettings
        {
            Model = asksLabeler ? null : files[0],
            File = files[^1],
            Data = data,
            Rows = parsed.GetValue(_rows),
            Seed = parsed.GetValue(_seed) ?? 0,
            Embeddings = _embeddings.Read(parsed),
            Labeler = asksLabeler ? Labeler(parsed, files[^1], data) : null,
            IsJson = parsed.GetValue(_json),
        };
    }

    private LabelSettings Labeler(ParseResult parsed, string file, Datasets.DatasetOptions data) => _labeler.Read(parsed, file, data) with
    {
        Labels = parsed.GetValue(_classes.Labels),
        LabelsFile = parsed.GetValue(_classes.LabelsFile),
        Instructions = parsed.GetValue(_classes.Instructions),
        Answers = _answers.Read(parsed) with { BatchApi = false, Canaries = 0 },
        Limits = _limits.Read(parsed),
        Seed = parsed.GetValue(_seed) ?? 0,
    };
}
