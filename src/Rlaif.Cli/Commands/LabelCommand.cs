using System.CommandLine;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif label</c>: labels a file of texts.</summary>
internal sealed class LabelCommand
{
    private readonly DataOptions _data = new();
    private readonly Option<string?> _gold = new("--gold") { Description = "The column of true labels of POOL and of --test: answers for the oracle, the measure of each round on --test, and the classes where none are given.", HelpName = "COLUMN" };
    private readonly Option<string?> _known = new("--known") { Description = "A column with labels for some rows; they train from the start and cost nothing.", HelpName = "COLUMN" };
    private readonly ClassArguments _classes = new();
    private readonly LabelerArguments _labeler = new();
    private readonly Option<double?> _noise = NumberOption.Share("--noise", "The share of wrong answers of the oracle; 0 by default.", "P", zeroAllowed: true);
    private readonly Option<string?> _test = new("--test") { Description = "A file with true labels that measures each round and trains nothing.", HelpName = "FILE" };
    private readonly Option<string> _classifier = Choices.Create("--classifier", "What is learned; auto, the default, is embedding where --embedding-model names a model, else linear; mlnet needs its package.", "auto", "linear", "embedding", "mlnet");
    private readonly SelectionArguments _selection = new();
    private readonly RecheckArguments _recheck = new();
    private readonly EmbeddingArguments _embeddings = new();
    private readonly AnswerArguments _answers = new();
    private readonly LimitArguments _limits = new();
    private readonly Option<string> _noiseProfile = Choices.Create("--noise-profile", "Whether the oracle errs on every row alike, the default, or more on some, stating its confidence.", "even", "varied");
    private readonly Option<string> _confusion = Choices.Create("--confusion", "Whether the oracle takes a class for any other, the default, or mostly for one or two.", "even", "uneven");
    private readonly Option<int?> _dryRun = NumberOption.Whole("--dry-run", "Ask about this many rows only, show prompts, answers and cost, and write nothing.");
    private readonly Option<int?> _budget = NumberOption.Whole("--budget", "How many rows may be sent to the labeler; no limit by default.");
    private readonly Option<ulong?> _seed = NumberOption.Seed("--seed", "The seed of everything random; 0 by default.");
    private readonly Option<string?> _answerCache = new("--answer-cache") { Description = "A file of answers that runs share, so that none is paid for twice; none by default.", HelpName = "FILE" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a run that the folder holds already; of that, the journal is kept as journal.previous.db." };

    private readonly Option<bool> _yes = new("--yes") { Description = "At a terminal, begin without asking whether the estimate is agreed to." };

    /// <summary>Gets the option that only a run which is kept needs.</summary>
    public Option<string?> Out { get; } = new("--out") { Description = "The folder of the run; a run that was broken off there goes on.", HelpName = "DIR" };

    public static Command Create(IAnsiConsole console, Interruption interruption)
    {
        var options = new LabelCommand();
        var command = new Command("label", "Label every row of a file: the labeler answers for the rows that teach most, the classifier for the rest.");
        var output = new OutputArguments();
        options.AddTo(command);
        output.AddTo(command);
        options.Out.Required = true;
        command.SetAction((parsed, _) => new LabelRunner(output.Read(parsed, console), interruption).RunAsync(options.Read(parsed)));
        return command;
    }

    /// <summary>Adds every option of a run.</summary>
    public void AddTo(Command command)
    {
        _data.AddTo(command);
        _classes.AddTo(command);
        _labeler.AddTo(command);
        Option[] others = [_gold, _known, _noise, _test, _classifier, _budget, _seed, Out, _overwrite, _yes, _noiseProfile, _confusion, _dryRun, _answerCache];
        foreach (var option in others)
        {
            command.Add(option);
        }

        _selection.AddTo(command);
        _recheck.AddTo(command);
        _embeddings.AddTo(command);
        _answers.AddTo(command);
        _limits.AddTo(command);
        _labeler.Labeler.Required = true;
    }

    /// <summary>Reads what the options say of a run.</summary>
    public LabelSettings Read(ParseResult parsed) => new()
    {
        Pool = parsed.GetRequiredValue(_data.Pool),
        Data = _data.Read(parsed, parsed.GetValue(_gold), parsed.GetValue(_known)),
        Labels = parsed.GetValue(_classes.Labels),
        LabelsFile = parsed.GetValue(_classes.LabelsFile),
        Labeler = parsed.GetRequiredValue(_labeler.Labeler),
        Noise = parsed.GetValue(_noise) ?? 0,
        NoiseProfile = parsed.GetValue(_noiseProfile) ?? "even",
        Confusion = parsed.GetValue(_confusion) ?? "even",
        Answers = _answers.Read(parsed),
        Limits = _limits.Read(parsed),
        DryRun = parsed.GetValue(_dryRun),
        Endpoint = parsed.GetValue(_labeler.Endpoint),
        Model = parsed.GetValue(_labeler.Model),
        ApiKeyVariable = parsed.GetValue(_labeler.ApiKeyEnv),
        Concurrency = parsed.GetValue(_labeler.Concurrency),
        Instructions = parsed.GetValue(_classes.Instructions),
        Test = parsed.GetValue(_test),
        Selection = _selection.Read(parsed),
        RecheckModel = _recheck.Read(parsed, parsed.GetRequiredValue(_labeler.Labeler), _selection.Read(parsed).Recheck),
        Classifier = parsed.GetValue(_classifier) ?? "auto",
        Embeddings = _embeddings.Read(parsed),
        Budget = parsed.GetValue(_budget),
        MaxOutputTokens = parsed.GetValue(_labeler.MaxOutputTokens),
        Seed = parsed.GetValue(_seed) ?? 0,
        AnswerCache = parsed.GetValue(_answerCache),
        Out = parsed.GetValue(Out) ?? string.Empty,
        Overwrite = parsed.GetValue(_overwrite),
        IsAgreedTo = parsed.GetValue(_yes),
    };
}
