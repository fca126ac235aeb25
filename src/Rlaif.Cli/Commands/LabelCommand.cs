using System.CommandLine;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif label</c>: labels a file of texts.</summary>
internal sealed class LabelCommand
{
    private readonly DataOptions _data = new();
    private readonly Option<string?> _labels = new("--labels") { Description = "The classes, separated by commas.", HelpName = "A,B,C" };
    private readonly Option<string?> _labelsFile = new("--labels-file") { Description = "The classes as a JSON array of names, or of objects with name, description and examples.", HelpName = "FILE.json" };
    private readonly Option<string?> _gold = new("--gold") { Description = "The column of true labels of POOL and of --test: answers for the oracle, measure of each round, and the classes where none are given.", HelpName = "COLUMN" };
    private readonly Option<string?> _known = new("--known") { Description = "A column with labels for some rows; they train from the start and cost nothing.", HelpName = "COLUMN" };
    private readonly Option<string> _labeler = new Option<string>("--labeler") { Description = "Who answers.", Required = true }.OneOf("oracle", "openai", "azure", "compatible");
    private readonly Option<double> _noise = new Option<double>("--noise") { Description = "The share of wrong answers of the oracle.", HelpName = "P" }.Between(0, 1);
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "The address of the server, for azure and compatible.", HelpName = "URL" };
    private readonly Option<string?> _model = new("--model") { Description = "The name of the model, or of the deployment with azure.", HelpName = "NAME" };
    private readonly Option<string?> _apiKeyEnv = new("--api-key-env") { Description = "The environment variable that holds the key; OPENAI_API_KEY or AZURE_OPENAI_API_KEY by default, none for compatible.", HelpName = "NAME" };
    private readonly Option<int?> _concurrency = new Option<int?>("--concurrency") { Description = "How many questions are under way at once; 16 by default.", HelpName = "N" }.AtLeast(1);
    private readonly Option<string?> _instructions = new("--instructions") { Description = "A text file that tells the model what the task is.", HelpName = "FILE" };
    private readonly Option<string?> _test = new("--test") { Description = "A file with true labels that measures each round and trains nothing.", HelpName = "FILE" };
    private readonly Option<string> _strategy = new Option<string>("--strategy") { Description = "What chooses the rows to ask about.", DefaultValueFactory = _ => "entropy" }.OneOf("entropy", "margin", "least-confidence", "random");
    private readonly Option<int> _seedSize = new Option<int>("--seed-size") { Description = "Rows labeled at random before the strategy takes over.", HelpName = "N", DefaultValueFactory = _ => 10 }.AtLeast(1);
    private readonly Option<int> _batch = new Option<int>("--batch") { Description = "Rows labeled in each later round.", HelpName = "N", DefaultValueFactory = _ => 10 }.AtLeast(1);
    private readonly Option<int?> _budget = new Option<int?>("--budget") { Description = "How many rows may be sent to the labeler; no limit by default.", HelpName = "N" }.AtLeast(1);
    private readonly Option<int?> _maxRounds = new Option<int?>("--max-rounds") { Description = "Stop after this many rounds.", HelpName = "N" }.AtLeast(1);
    private readonly Option<double?> _entropyBelow = new Option<double?>("--entropy-below") { Description = "Stop once the mean normalized entropy of the unlabeled rows is below this.", HelpName = "X" }.Between(0, 1, exclusive: true);
    private readonly Option<ulong> _seed = new("--seed") { Description = "The seed of everything random.", HelpName = "N" };
    private readonly Option<string> _out = new("--out") { Description = "The folder of the run.", HelpName = "DIR", Required = true };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a run that the folder holds already." };

    private LabelCommand()
    {
    }

    public static Command Create(IAnsiConsole console)
    {
        var options = new LabelCommand();
        var command = new Command("label", "Label every row of a file: the labeler answers for the rows that teach most, the classifier for the rest.");
        options._data.AddTo(command);
        Option[] others =
        [
            options._labels, options._labelsFile, options._gold, options._known, options._labeler, options._noise, options._endpoint, options._model,
            options._apiKeyEnv, options._concurrency, options._instructions, options._test, options._strategy, options._seedSize, options._batch,
            options._budget, options._maxRounds, options._entropyBelow, options._seed, options._out, options._overwrite,
        ];
        foreach (var option in others)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => new LabelRunner(console).RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }

    private LabelSettings Read(ParseResult parsed) => new()
    {
        Pool = parsed.GetRequiredValue(_data.Pool),
        Data = _data.Read(parsed, parsed.GetValue(_gold), parsed.GetValue(_known)),
        Labels = parsed.GetValue(_labels),
        LabelsFile = parsed.GetValue(_labelsFile),
        Labeler = parsed.GetRequiredValue(_labeler),
        Noise = parsed.GetValue(_noise),
        Endpoint = parsed.GetValue(_endpoint),
        Model = parsed.GetValue(_model),
        ApiKeyVariable = parsed.GetValue(_apiKeyEnv),
        Concurrency = parsed.GetValue(_concurrency),
        Instructions = parsed.GetValue(_instructions),
        Test = parsed.GetValue(_test),
        Strategy = parsed.GetRequiredValue(_strategy),
        SeedSize = parsed.GetValue(_seedSize),
        Batch = parsed.GetValue(_batch),
        Budget = parsed.GetValue(_budget),
        MaxRounds = parsed.GetValue(_maxRounds),
        EntropyBelow = parsed.GetValue(_entropyBelow),
        Seed = parsed.GetValue(_seed),
        Out = parsed.GetRequiredValue(_out),
        Overwrite = parsed.GetValue(_overwrite),
    };
}
