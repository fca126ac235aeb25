using System.CommandLine;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say which rows are asked about, when learning ends, and what becomes of the rest.</summary>
internal sealed class SelectionArguments
{
    private readonly Option<string> _strategy = Choices.Create(
        "--strategy",
        "What chooses the rows to ask about; auto by default.",
        "auto", "entropy", "margin", "least-confidence", "kcenter", "kmeans", "badge", "committee", "balanced", "cost", "random");

    private readonly Option<string> _seedSet = Choices.Create("--seed-set", "What chooses the first rows: clusters of alike texts, the default, or chance.", "clusters", "random");
    private readonly Option<int?> _seedSize = NumberOption.Whole("--seed-size", "Rows labeled before the strategy takes over; 10 by default.");
    private readonly Option<int?> _seedExamples = NumberOption.Whole("--seed-examples", "Have the labeler write this many texts of each class first, by one call a class, for the classifier to begin with; 0 by default.", minimum: 0, maximum: 50);
    private readonly Option<int?> _batch = NumberOption.Whole("--batch", "Rows labeled in each later round; 10 by default.");
    private readonly Option<double?> _randomSlice = NumberOption.Share("--random-slice", "The part of each batch that is drawn at random and shows how good the classifier is; 0.1 by default.", "P", zeroAllowed: true);
    private readonly Option<string> _nearDuplicates = Choices.Create("--near-duplicates", "Whether only one of several almost equal texts is asked about, the default, each of them, or one for all.", "collapse", "keep", "share");
    private readonly Option<double?> _recheck = NumberOption.Share("--recheck", "The share of answers that may be asked again where the classifier contests them; 0 by default.", "P", zeroAllowed: true);
    private readonly Option<string> _stop = Choices.Create("--stop", "Whether learning ends where more labels no longer pay, the default, or by ceilings alone.", "auto", "never");
    private readonly Option<double?> _worthwhileGain = NumberOption.Share("--worthwhile-gain", "The gain of accuracy that all labels to come must bring for learning to go on; 0.01 by default, a point.", "X", zeroAllowed: false);
    private readonly Option<int?> _maxRounds = NumberOption.Whole("--max-rounds", "Stop learning after this many rounds.");
    private readonly Option<double?> _entropyBelow = NumberOption.Share("--entropy-below", "Stop learning once the mean normalized entropy of the unlabeled rows is below this.", "X", zeroAllowed: false);
    private readonly Option<double?> _target = NumberOption.Between("--target-agreement", "Label the rest with a promise: the share of the classifier's labels that the labeler would give too, such as 0.95.", 0.5, 0.999);
    private readonly Option<double?> _confidence = NumberOption.Between("--confidence", "How sure the promise is; 0.95 by default.", 0.5, 0.999);
    private readonly Option<double?> _share = NumberOption.Between("--completion-share", "The part of --budget, --max-cost, --max-tokens and --max-requests that is kept for the promise; 0.5 by default.", 0.1, 0.9);

    public void AddTo(Command command)
    {
        Option[] options = [_strategy, _seedSet, _seedSize, _seedExamples, _batch, _randomSlice, _nearDuplicates, _recheck, _stop, _worthwhileGain, _maxRounds, _entropyBelow, _target, _confidence, _share];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    public SelectionSettings Read(ParseResult parsed)
    {
        var target = parsed.GetValue(_target);
        if (target is null && (parsed.GetValue(_confidence) ?? parsed.GetValue(_share)) is not null)
        {
            throw new UsageException("--confidence and --completion-share say how a promise is kept; give --target-agreement as well, such as 0.95.");
        }

        var usual = new SelectionSettings().Stopping(parsed.GetValue(_stop), parsed.GetValue(_worthwhileGain));
        return usual with
        {
            Strategy = parsed.GetValue(_strategy) ?? usual.Strategy,
            SeedSet = parsed.GetValue(_seedSet) ?? usual.SeedSet,
            SeedSize = parsed.GetValue(_seedSize) ?? usual.SeedSize,
            SeedExamples = parsed.GetValue(_seedExamples) ?? 0,
            Batch = parsed.GetValue(_batch) ?? usual.Batch,
            RandomSlice = parsed.GetValue(_randomSlice) ?? usual.RandomSlice,
            NearDuplicates = parsed.GetValue(_nearDuplicates) ?? usual.NearDuplicates,
            Recheck = parsed.GetValue(_recheck) ?? 0,
            MaxRounds = parsed.GetValue(_maxRounds),
            EntropyBelow = parsed.GetValue(_entropyBelow),
            TargetAgreement = target,
            Confidence = target is null ? null : parsed.GetValue(_confidence) ?? 0.95,
            CompletionShare = target is null ? null : parsed.GetValue(_share) ?? 0.5,
        };
    }
}
