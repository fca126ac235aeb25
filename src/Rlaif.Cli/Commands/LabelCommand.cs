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
    private readonly Option<string?> _gold = new("--gold") { Description = "The column of true labels of POOL and of --test: answers for the oracle, the measure of each round on --test, and the classes where none are given.", HelpName = "COLUMN" };
    private readonly Option<string?> _known = new("--known") { Description = "A column with labels for some rows; they train from the start and cost nothing.", HelpName = "COLUMN" };
    private readonly Option<string> _labeler = Choice("--labeler", "Who answers.", "oracle", "openai", "azure", "compatible");
    private readonly Option<double?> _noise = NumberOption.Share("--noise", "The share of wrong answers of the oracle; 0 by default.", "P", zeroAllowed: true);
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "The address of the server, for azure and compatible.", HelpName = "URL" };
    private readonly Option<string?> _model = new("--model") { Description = "The name of the model, or of the deployment with azure.", HelpName = "NAME" };
    private readonly Option<string?> _apiKeyEnv = new("--api-key-env") { Description = "The environment variable that holds the key; OPENAI_API_KEY or AZURE_OPENAI_API_KEY by default, none for compatible.", HelpName = "NAME" };
    private readonly Option<int?> _concurrency = NumberOption.Whole("--concurrency", "How many questions are under way at once; 16 by default.", maximum: 1_000);
    private readonly Option<string?> _instructions = new("--instructions") { Description = "A text file that tells the model what the task is.", HelpName = "FILE" };
    private readonly Option<string?> _test = new("--test") { Description = "A file with true labels that measures each round and trains nothing.", HelpName = "FILE" };
    private readonly Option<string> _classifier = Choice("--classifier", "What is learned; auto, the default, is embedding where --embedding-model names a model, else linear; mlnet needs its package.", "auto", "linear", "embedding", "mlnet");
    private readonly SelectionArguments _selection = new();
    private readonly EmbeddingArguments _embeddings = new();
    private readonly AnswerArguments _answers = new();
    private readonly LimitArguments _limits = new();
    private readonly Option<string> _noiseProfile = Choice("--noise-profile", "Whether the oracle errs on every row alike, the default, or more on some, stating its confidence.", "even", "varied");
    private readonly Option<string> _confusion = Choice("--confusion", "Whether the oracle takes a class for any other, the default, or mostly for one or two.", "even", "uneven");
    private readonly Option<int?> _dryRun = NumberOption.Whole("--dry-run", "Ask about this many rows only, show prompts, answers and cost, and write nothing.");
    private readonly Option<int?> _budget = NumberOption.Whole("--budget", "How many rows may be sent to the labeler; no limit by default.");
    private readonly Option<ulong?> _seed = NumberOption.Seed("--seed", "The seed of everything random; 0 by default.");
    private readonly Option<int?> _maxOutputTokens = NumberOption.Whole("--max-output-tokens", "The most tokens of a reply; found out by default.", minimum: 16, maximum: 100_000);
    private readonly Option<string> _out = new("--out") { Description = "The folder of the run; a run that was broken off there goes on.", HelpName = "DIR", Required = true };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a run that the folder holds already; of that, the journal is kept as journal.previous.db." };

    private readonly OutputArguments _output = new();

    private LabelCommand()
    {
    }

    public static Command Create(IAnsiConsole console, Interruption interruption)
    {
        var options = new LabelCommand();
        var command = new Command("label", "Label every row of a file: the labeler answers for the rows that teach most, the classifier for the rest.");
        options._data.AddTo(command);
        Option[] others =
        [
            options._labels, options._labelsFile, options._gold, options._known, options._labeler, options._noise, options._endpoint, options._model,
            options._apiKeyEnv, options._concurrency, options._instructions, options._test, options._classifier,
            options._budget, options._maxOutputTokens, options._seed, options._out, options._overwrite,
            options._noiseProfile, options._confusion, options._dryRun,
        ];
        foreach (var option in others)
        {
            command.Add(option);
        }

        options._selection.AddTo(command);
        options._embeddings.AddTo(command);
        options._answers.AddTo(command);
        options._limits.AddTo(command);
        options._output.AddTo(command);
        options._labeler.Required = true;
        command.SetAction((parsed, _) => new LabelRunner(options._output.Read(parsed, console), interruption).RunAsync(options.Read(parsed)));
        return command;
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private LabelSettings Read(ParseResult parsed) => new()
    {
        Pool = parsed.GetRequiredValue(_data.Pool),
        Data = _data.Read(parsed, parsed.GetValue(_gold), parsed.GetValue(_known)),
        Labels = parsed.GetValue(_labels),
        LabelsFile = parsed.GetValue(_labelsFile),
        Labeler = parsed.GetRequiredValue(_labeler),
        Noise = parsed.GetValue(_noise) ?? 0,
        NoiseProfile = parsed.GetValue(_noiseProfile) ?? "even",
        Confusion = parsed.GetValue(_confusion) ?? "even",
        Answers = _answers.Read(parsed),
        Limits = _limits.Read(parsed),
        DryRun = parsed.GetValue(_dryRun),
        Endpoint = parsed.GetValue(_endpoint),
        Model = parsed.GetValue(_model),
        ApiKeyVariable = parsed.GetValue(_apiKeyEnv),
        Concurrency = parsed.GetValue(_concurrency),
        Instructions = parsed.GetValue(_instructions),
        Test = parsed.GetValue(_test),
        Selection = _selection.Read(parsed),
        Classifier = parsed.GetValue(_classifier) ?? "auto",
        Embeddings = _embeddings.Read(parsed),
        Budget = parsed.GetValue(_budget),
        MaxOutputTokens = parsed.GetValue(_maxOutputTokens),
        Seed = parsed.GetValue(_seed) ?? 0,
        Out = parsed.GetRequiredValue(_out),
        Overwrite = parsed.GetValue(_overwrite),
    };
}
