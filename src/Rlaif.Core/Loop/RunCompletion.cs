using Rlaif.Completion;
using Rlaif.Journals;
using Rlaif.Querying;

namespace Rlaif.Loop;

/// <summary>Labels what nobody was asked about: a sample decides which rows the classifier labels, the rest are asked about.</summary>
/// <remarks>The classifier is trained no more, so whatever is not in the journal can be computed again.</remarks>
internal sealed class RunCompletion(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, Questions questions)
{
    private const int RemainderBatch = 2000;
    private const int MaximumBatchesWithoutAnswer = 3;

    private int LabelsLeft => (loop.Options.MaxLabels ?? int.MaxValue) - state.Rows.Asked;

    public async Task RunAsync(TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        if (loop.Options.Completion is not { } options || state.LabelerStop is not null)
        {
            return;
        }

        if (state.Completion is null)
        {
            var sample = Sample(options, trained.Predictions, cancellationToken);
            await AskSampleAsync(sample, trained, vectors, cancellationToken).ConfigureAwait(false);
            if (!sample.IsTelling() || !IsFinal(sample))
            {
                return;
            }

            await journal.AppendAsync(new CompletionDecided(sample.Decide())).ConfigureAwait(false);
        }

        await AskRemainderAsync(trained, vectors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says what the sample allows to promise so far.</summary>
    /// <returns>The decision, or what it would be were this the end; null before there is a sample.</returns>
    public CompletionDecision? Decide(PredictionTable predictions) =>
        state.Completion ?? (loop.Options.Completion is { } options && state.Sample.Count > 0 && Sample(options, predictions, CancellationToken.None) is var sample && sample.IsTelling() ? sample.Decide() : null);

    /// <summary>Lists the draws that a decision counts, in their order.</summary>
    public IReadOnlyList<string> SampleIds(CompletionDecision? decision) => [.. state.Sample.Take(decision?.SampleRows ?? 0)];

    public CompletionReport Report(CompletionDecision decision, LabeledDataset labeled, PredictionTable predictions)
    {
        var rows = labeled.CountBySource();
        return new CompletionReport
        {
            Target = decision.Target,
            Confidence = decision.Confidence,
            PromisedAgreement = decision.PromisedAgreement,
            Threshold = decision.Threshold,
            PromisedRows = decision.PromisedRows,
            SampleRows = decision.SampleRows,
            SampleAgreed = decision.SampleAgreed,
            ClassifierRows = rows[(int)LabelSource.Classifier],
            LabelerRows = rows[(int)LabelSource.Labeler],
            ReviewRows = rows[(int)LabelSource.Review],
            IsProvisional = state.Completion is null,
            OpenTexts = BelowThreshold(predictions, decision).Length,
            KnownRows = rows[(int)LabelSource.Known],
            StopReason = rows[(int)LabelSource.Review] == 0 ? null : StopReason(),
        };
    }

    private CompletionSample Sample(CompletionOptions options, PredictionTable predictions, CancellationToken cancellationToken) =>
        new(run, state, options, predictions, loop.Options.Seed, cancellationToken);

    private StopReason? StopReason() =>
        state.LabelerStop ?? (LabelsLeft <= 0 ? new StopReason("max_labels", $"The budget of {loop.Options.MaxLabels} labels is used up.") : null);

    // Questions that failed in a way that may pass are asked again: an answer that is missing counts as a disagreement.
    private async Task AskSampleAsync(CompletionSample sample, TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        while (state.LabelerStop is null)
        {
            var ids = OpenDraws();
            ids = ids.Length == 0 && state.PendingBatch is null ? sample.Next(LabelsLeft) : ids;
            if (ids.Length == 0 && state.PendingBatch is null)
            {
                return;
            }

            await AskAsync(ids, BatchPurpose.Sample, trained, vectors, cancellationToken).ConfigureAwait(false);
        }
    }

    // What a ceiling has cut holds as far as it goes, since any draw may be the last; with a higher one the sample goes on.
    private bool IsFinal(CompletionSample sample) =>
        OpenDraws().Length == 0 && sample.Next(LabelsLeft > 0 ? LabelsLeft : int.MaxValue).Length == 0;

    private string[] OpenDraws() => [.. state.Sample.Where(id => state.Rows.IsOpen(run.Pool.RowOf(id)))];

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
                throw new LabelingException($"The labeler gave no usable answer in {MaximumBatchesWithoutAnswer} batches in a row{state.Totals.Spent}; the last: {state.Totals.LastFailure ?? "it did not say why."}");
            }
        }
    }

    private int[] MostUncertain(PredictionTable predictions)
    {
        var candidates = BelowThreshold(predictions, state.Completion!);
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

    private int[] BelowThreshold(PredictionTable predictions, CompletionDecision decision)
    {
        var threshold = decision.Threshold ?? double.PositiveInfinity;
        return Array.FindAll(state.Candidates(), row => state.Rows.Annotation(row) is { Outcome: AnnotationOutcome.FailedTransient } || predictions[row][predictions.TopOfRows[row]] < threshold);
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
}
