using System.CommandLine;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif resume</c>: goes on with the run of a folder.</summary>
internal sealed class ResumeCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of the run." };
    private readonly Option<int?> _budget = NumberOption.Whole("--budget", "How many rows may be sent to the labeler, those of before included.");
    private readonly Option<int?> _maxRounds = NumberOption.Whole("--max-rounds", "Stop learning after this many rounds, those of before included.");
    private readonly Option<string> _stop = Choices.Create("--stop", "Whether learning ends where more labels no longer pay, or by ceilings alone.", "auto", "never");
    private readonly Option<double?> _worthwhileGain = NumberOption.Share("--worthwhile-gain", "The gain of accuracy that all labels to come must bring for learning to go on.", "X", zeroAllowed: false);
    private readonly Option<int?> _concurrency = NumberOption.Whole("--concurrency", "How many questions are under way at once.", maximum: 1_000);
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "The address of the server, where it has moved or held a key.", HelpName = "URL" };
    private readonly Option<string?> _apiKeyEnv = new("--api-key-env") { Description = "The environment variable that holds the key.", HelpName = "NAME" };
    private readonly Option<double?> _target = NumberOption.Between("--target-agreement", "Label the rest with a promise, where the run was to give none; see rlaif label.", 0.5, 0.999);
    private readonly LimitArguments _limits = new();
    private readonly OutputArguments _output = new();

    public static Command Create(IAnsiConsole console, Interruption interruption)
    {
        var options = new ResumeCommand();
        var command = new Command("resume", "Go on with a run that was broken off, or that ended and may now ask more; options take the place of those it began with.") { options._folder };
        foreach (var option in (Option[])[options._budget, options._maxRounds, options._stop, options._worthwhileGain, options._concurrency, options._endpoint, options._apiKeyEnv, options._target])
        {
            command.Add(option);
        }

        options._limits.AddTo(command);
        options._output.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var earlier = await SettingsFile.ReadAsync(parsed.GetRequiredValue(options._folder), cancellationToken);
            return await new LabelRunner(options._output.Read(parsed, console), interruption).RunAsync(options.Over(earlier, parsed) with { Resume = true });
        });
        return command;
    }

    private LabelSettings Over(LabelSettings earlier, ParseResult parsed) => earlier.WithEndpoint(parsed.GetValue(_endpoint)) with
    {
        Budget = parsed.GetValue(_budget) ?? earlier.Budget,
        Concurrency = parsed.GetValue(_concurrency) ?? earlier.Concurrency,
        ApiKeyVariable = parsed.GetValue(_apiKeyEnv) ?? earlier.ApiKeyVariable,
        Limits = _limits.Read(parsed).Over(earlier.Limits),
        Selection = Targeted(earlier.Selection, parsed.GetValue(_target)).Stopping(parsed.GetValue(_stop), parsed.GetValue(_worthwhileGain)) with
        {
            MaxRounds = parsed.GetValue(_maxRounds) ?? earlier.Selection.MaxRounds,
            EntropyBelow = parsed.GetValue(_stop) == "never" ? null : earlier.Selection.EntropyBelow,
        },
    };

    // What was promised, and what was kept of the budget for it, shaped the run from its start.
    private static SelectionSettings Targeted(SelectionSettings earlier, double? target) => (earlier.TargetAgreement, target) switch
    {
        (_, null) => earlier,
        (null, _) => earlier with { TargetAgreement = target, Confidence = 0.95, CompletionShare = 0.5 },
        ({ } promised, { } wanted) when promised == wanted => earlier,
        ({ } promised, _) => throw new UsageException(FormattableString.Invariant($"The run is to keep a --target-agreement of {promised} already; leave the option out.")),
    };
}
