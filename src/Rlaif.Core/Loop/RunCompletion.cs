using Rlaif.Completion;
using Rlaif.Evaluation;
using Rlaif.Journals;
using Rlaif.Querying;

namespace Rlaif.Loop;

/// <summary>Labels the rows that nobody was asked about: a sample decides which of them the classifier labels, the rest are asked about.</summary>
/// <remarks>The classifier is trained no more, so whatever is not in the journal can be computed again.</remarks>
internal sealed class RunCompletion(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, Questions questions)
{
    private const int RemainderBatch = 2000;
    private const int MaximumBatchesWithoutAnswer = 3;

    // The best that can be promised without a threshold is a second statement, which needs a risk of its own.
    private const double RiskOfBest = 0.1;
    private const ulong Salt = 0x53414D504C45;

    private int LabelsLeft => (loop.Options.MaxLabels ?? int.MaxValue) - state.Rows.Asked;

    public async Task RunAsync(TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        if (loop.Options.Completion is not { } options || state.LabelerStop is not null)
        {
            return;
        }

        if (state.Completion is null)
        {
            await SampleAsync(options, trained, vectors, cancellationToken).ConfigureAwait(false);
            if (!IsSampleEnough())
            {
                return;
            }

            await journal.AppendAsync(new CompletionDecided(Decide(options, trained.Predictions))).ConfigureAwait(false);
        }

        await AskRemainderAsync(trained, vectors, cancellationToken).ConfigureAwait(false);
    }

    public CompletionReport? Report(LabeledDataset labeled)
    {
        if (state.Completion is not { } decision)
        {
            return null;
        }

        var rows = labeled.CountBySource();
        return new CompletionReport
        {
            Target = decision.Target,
            Confidence = decision.Confidence,
            PromisedAgreement = decision.PromisedAgreement,
            Threshold = decision.Threshold,
            SampleRows = decision.SampleRows,
            ClassifierRows = rows[(int)LabelSource.Classifier],
            LabelerRows = rows[(int)LabelSource.Labeler],
            ReviewRows = rows[(int)LabelSource.Review],
            KnownRows = rows[(int)LabelSource.Known],
            StopReason = state.LabelerStop ?? (LabelsLeft <= 0 ? new StopReason("max_labels", $"The budget of {loop.Options.MaxLabels} labels is used up.") : null),
        };
    }

    // Questions that failed in a way that may pass are asked again: an answer that is missing counts as a disagreement.
    private async Task SampleAsync(CompletionOptions options, TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        var ids = state.Sample.Count == 0 ? Draw(options, trained.Predictions) : OpenOf(state.Sample);
        while (state.PendingBatch is not null || (ids.Length > 0 && state.LabelerStop is null))
        {
            await AskAsync(ids, BatchPurpose.Sample, trained, vectors, cancellationToken).ConfigureAwait(false);
            ids = OpenOf(state.Sample);
        }
    }

    // A labeler that has come to a ceiling leaves the first draws, as good a sample as all; one that only pauses will be asked for the
    // rest. The choice must not look at answers: who looks twice errs twice.
    private bool IsSampleEnough() =>
        state.LabelerStop is null ? state.Sample.Count > 0 || state.Unasked().Length == 0
        : state.LabelerStop.ContinueAfter is null && SampleRows().Count() * 2 >= state.Sample.Count;

    /// <summary>Gets the rows of the draws up to the first that was not asked about.</summary>
    private IEnumerable<int> SampleRows() =>
        state.Sample.Select(run.Pool.RowOf).TakeWhile(row => state.IsGiven(row) || state.Rows.Annotation(row) is { Outcome: not AnnotationOutcome.NotAsked });

    private string[] OpenOf(IReadOnlyList<string> ids) => [.. ids.Where(id => state.Rows.IsOpen(run.Pool.RowOf(id)))];

    /// <summary>Draws originals without replacement: each row of the file has the same chance, however often its text occurs.</summary>
    private string[] Draw(CompletionOptions options, PredictionTable predictions)
    {
        var unasked = state.Unasked();
        var sets = new NestedSets(run.Pool, unasked, predictions);
        var size = SamplePlan.Size(sets, options.TargetAgreement, RiskOf(options) * (1 - RiskOfBest), Math.Max(0, LabelsLeft));
        int[] originals = [.. Enumerable.Range(0, run.Pool.Originals.Count).Where(original => Array.BinarySearch(unasked, run.Pool.RowOf(original)) >= 0)];
        var random = Seeds.Random(loop.Options.Seed, Salt);
        for (var index = 0; index < size; index++)
        {
            var other = random.Next(index, originals.Length);
            (originals[index], originals[other]) = (originals[other], originals[index]);
        }

        return [.. originals.Take(size).Select(original => run.Pool.Originals[original].Id)];
    }

    private CompletionDecision Decide(CompletionOptions options, PredictionTable predictions)
    {
        var risk = RiskOf(options);
        var sets = new NestedSets(run.Pool, state.Unasked(), predictions);
        var counts = new SampleCounts(sets);
        foreach (var row in SampleRows())
        {
            // No answer, and one of a person only, counts as a disagreement.
            var top = predictions.TopOfRows[row];
            counts.Add(predictions[row][top], state.Rows.Annotation(row)?.Label?.Top == top);
        }

        var (drawn, disagreed) = sets.Count == 0 ? (0, 0) : (counts.Drawn[^1], counts.Disagreed[^1]);
        var test = new ThresholdTest(sets, options.TargetAgreement, risk * (1 - RiskOfBest));
        var isTelling = drawn > 0 && drawn < sets.Total;
        var set = !isTelling ? -1 : test.LargestPassing(counts.Drawn, counts.Disagreed, test.Shares(state.Sample.Count));
        return new CompletionDecision
        {
            Target = options.TargetAgreement,
            Confidence = options.Confidence,
            Threshold = set < 0 ? null : sets.Threshold(set),
            PromisedAgreement = set >= 0 ? options.TargetAgreement : !isTelling ? null : BestPromise(sets.Total, drawn, disagreed, risk * RiskOfBest),
            SampleRows = drawn,
            SampleAgreed = drawn - disagreed,
        };
    }

    /// <summary>Bounds the share of agreement among the rows outside the sample from below, as if all took the classifier's label.</summary>
    private static double BestPromise(int rows, int drawn, int disagreed, double risk) =>
        1 - ((double)(Hypergeometric.MostMarked(disagreed, rows, drawn, risk) - disagreed) / (rows - drawn));

    /// <summary>Asks about rows that are not trusted to the classifier, the most uncertain first, while labels and the labeler last.</summary>
    private async Task AskRemainderAsync(TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        var withoutAnswer = 0;
        while (state.LabelerStop is null)
        {
            int[] rows = state.PendingBatch is null ? MostUncertain(trained.Predictions) : [];
            if (state.PendingBatch is null && rows.Length == 0)
            {
                return;
            }

            var answered = state.Answered;
            await AskAsync([.. rows.Select(row => run.Pool[row].Id)], BatchPurpose.Remainder, trained, vectors, cancellationToken).ConfigureAwait(false);
            withoutAnswer = state.Answered > answered ? 0 : withoutAnswer + 1;
            if (withoutAnswer == MaximumBatchesWithoutAnswer && state.LabelerStop is null)
            {
                throw new LabelingException($"The labeler gave no usable answer in {MaximumBatchesWithoutAnswer} batches in a row; the last: {state.Totals.LastFailure ?? "it did not say why."}");
            }
        }
    }

    private int[] MostUncertain(PredictionTable predictions)
    {
        var threshold = state.Completion!.Threshold ?? double.PositiveInfinity;
        var candidates = Array.FindAll(state.Candidates(), row => state.Rows.Annotation(row) is { Outcome: AnnotationOutcome.FailedTransient } || predictions[row][predictions.TopOfRows[row]] < threshold);
        var size = Math.Min(Math.Min(RemainderBatch, candidates.Length), LabelsLeft);
        return size <= 0 ? [] : [.. new UncertaintySampling(Acquisition.Entropy).Query(
            new QueryContext
            {
                Pool = run.Pool,
                Candidates = candidates,
                Predictions = predictions,
                Labeled = [],
                Random = Seeds.Random(loop.Options.Seed, (ulong)state.BatchesDone),
            },
            size)];
    }

    private async Task AskAsync(string[] ids, BatchPurpose purpose, TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        if (state.PendingBatch is null)
        {
            await journal.AppendAsync(new BatchSelected(state.BatchesDone + 1, ids, TimeSpan.Zero) { Purpose = purpose }).ConfigureAwait(false);
        }

        await questions.AskAsync(trained, vectors, cancellationToken).ConfigureAwait(false);
        await journal.AppendAsync(new BatchCompleted(state.PendingBatch!.Number)).ConfigureAwait(false);
    }

    private static double RiskOf(CompletionOptions options) => 1 - options.Confidence;
}
