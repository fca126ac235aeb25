using System.Globalization;
using Rlaif.Completion;
using Rlaif.Evaluation;
using Rlaif.Stopping;

namespace Rlaif;

/// <summary>What a run brought.</summary>
/// <param name="Labeled">Every example with its label.</param>
/// <param name="Classifier">The last classifier; it works without pool and labeler.</param>
/// <param name="Rounds">The record of every round.</param>
/// <param name="StopReason">Why the run ended; <see langword="null"/> where it was left before its end.</param>
public sealed record ActiveLearningResult(
    LabeledDataset Labeled,
    IClassifier Classifier,
    IReadOnlyList<Round> Rounds,
    StopReason? StopReason)
{
    /// <summary>Gets the tokens used, those of an unfinished round included.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made, retries and those of an unfinished round included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets how many of those requests repeated one that had failed.</summary>
    public required int Retries { get; init; }

    /// <summary>Gets what all answers cost, those of an unfinished round included.</summary>
    /// <value>In US dollars; <see langword="null"/> where the price of an answer is not known.</value>
    public required decimal? Cost { get; init; }

    /// <summary>Gets the texts of the classes that were written before the first round, and what they took.</summary>
    /// <value>In the order of the classes; empty where none were asked for.</value>
    public IReadOnlyList<WrittenExamples> SeedExamples { get; init; } = [];

    /// <summary>Gets what the votes of the run say about each voter.</summary>
    /// <value>Empty where no row was answered by several voters.</value>
    public IReadOnlyList<VoterReport> Voters { get; init; } = [];

    /// <summary>Gets the answers that the classifier, trained without them, holds for wrong.</summary>
    /// <value>The most doubtful first; empty before learning is over.</value>
    public IReadOnlyList<ContestedLabel> Contested { get; init; } = [];

    /// <summary>Gets what one more round would likely have brought.</summary>
    /// <value><see langword="null"/> before five rounds have brought labels.</value>
    public RoundOutlook? Outlook => RoundOutlook.Of(Rounds);

    /// <summary>Gets how many answers are doubtful, and what came of asking some of them again.</summary>
    /// <value><see langword="null"/> before learning is over.</value>
    public NoiseReport? Noise { get; init; }

    /// <summary>Gets how the rows were labeled that nobody was asked about while the classifier learned.</summary>
    /// <value><see langword="null"/> where <see cref="ActiveLearningOptions.Completion"/> is, or before its sample was answered.</value>
    public CompletionReport? Completion { get; init; }

    /// <summary>Gets the examples of the completion's sample, in the order of the draw.</summary>
    /// <value>Their answers taught the classifier nothing, so that they show how far to trust it. Empty where there is no sample.</value>
    public IReadOnlyList<string> SampleIds { get; init; } = [];

    /// <summary>Gets whether the rows that were chosen taught more than random ones would have.</summary>
    /// <value>Known where a completion asked about enough random rows; otherwise it says why not.</value>
    public required SelectionComparison Selection { get; init; }

    /// <summary>Says in one sentence how many rows were labeled by whom, what is promised, and what it cost.</summary>
    /// <param name="costLimit">The most that might be spent, in US dollars; <see langword="null"/>, the default, names none.</param>
    /// <returns>A sentence of numbers, with no row text.</returns>
    public string Summarize(decimal? costLimit = null)
    {
        var rows = Labeled.CountBySource();
        var known = rows[(int)LabelSource.Known] == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{rows[(int)LabelSource.Known]:N0} known, ");
        var shared = rows[(int)LabelSource.Shared] == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{rows[(int)LabelSource.Shared]:N0} by an almost equal text, ");
        var promise = Completion is { Threshold: not null } ? $" with at least {CompletionReport.Percent(Completion.Target)} agreement ({CompletionReport.Percent(Completion.Confidence)} confidence{(Completion.IsProvisional ? ", for now" : string.Empty)})" : string.Empty;
        var labeled = Labeled.Count - rows[(int)LabelSource.Review];
        var limit = costLimit is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" of ${costLimit:0.00}");
        var cost = Cost is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", ${Cost:0.00}{limit}");
        if (rows[(int)LabelSource.Known] + rows[(int)LabelSource.Labeler] == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"No row has a label from the labeler or a known one: {rows[(int)LabelSource.Classifier]:N0} carry a guess by what was said of the classes, {rows[(int)LabelSource.Review]:N0} for review{cost}.");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{labeled:N0} {(labeled == 1 ? "row" : "rows")} labeled, {known}{rows[(int)LabelSource.Labeler]:N0} by the labeler, {shared}{rows[(int)LabelSource.Classifier]:N0} by the classifier{promise}, {rows[(int)LabelSource.Review]:N0} for review{cost}.");
    }
}
