using Rlaif.Evaluation;

namespace Rlaif.Loop;

/// <summary>Makes the record of a round from what was just trained.</summary>
internal sealed class RoundMeter(ActiveLearningLoop loop, ActiveLearningRun run, RunState state)
{
    private readonly int[] _heldOutClasses = RunInputs.HeldOutClasses(run);
    private readonly PreparedTexts _heldOutTexts = new(run.HeldOut.Select(text => text.Text));
    private readonly int[] _stopSet = StopSet.Draw(run.Pool.Count, loop.Options.Seed);

    /// <param name="trained">What the answers of the pending batch taught.</param>
    /// <param name="before">The predictions by which that batch was chosen.</param>
    /// <param name="labelTime">How long the answers took.</param>
    /// <param name="cancellationToken">Cancels the predictions of held-out texts.</param>
    public async Task<Round> MeasureAsync(TrainedRound trained, PredictionTable before, TimeSpan labelTime, CancellationToken cancellationToken)
    {
        var started = loop.TimeProvider.GetTimestamp();
        var done = state.Rounds.Count;

        // The held-out texts are predicted by other threads, while this one looks at the pool.
        var heldOut = MeasureHeldOutAsync(trained.Classifier, cancellationToken);
        var unlabeled = state.Candidates();
        var entropy = RoundMeasures.Entropy(run.Pool, trained.Predictions, unlabeled);
        var random = WatchedRows.AtRandom(run, state, before);
        var ofLastRound = done == 0 ? null : before;
        var labels = state.TrainingSet(done + 1).Count;
        return new Round
        {
            Number = done + 1,
            Labels = labels,
            Asked = state.Rows.Asked,
            Unlabeled = unlabeled.Length,
            Outcomes = state.Outcomes(),
            Entropy = entropy,
            EntropyDistribution = RoundMeasures.Distribution(run.Pool, trained.Predictions, unlabeled),
            Watched = WatchedRows.Follow(run, state, trained.Predictions, unlabeled, loop.Options.Seed),
            Agreement = ofLastRound is null ? null : RoundMeasures.Agreement(run.Pool, ofLastRound, trained.Predictions),
            StopSet = MeasureStopSet(ofLastRound, trained.Predictions, labels),
            RandomSlice = RandomSlice(random),
            RandomRows = random,
            HeldOut = await heldOut.ConfigureAwait(false),
            Usage = state.Totals.Usage,
            Requests = state.Totals.Requests,
            Cost = state.Totals.Cost,
            Durations = new RoundDurations(
                state.PendingBatch!.Duration, labelTime, trained.TrainDuration, trained.PredictDuration, loop.TimeProvider.GetElapsedTime(started)),
        };
    }

    /// <summary>Adds the random rows of the pending batch, as predicted before any of its answers, to those before.</summary>
    private RandomSliceCount RandomSlice(IReadOnlyList<RowPrediction> random)
    {
        var before = state.Rounds is [.., var last] ? last.RandomSlice : default;
        var agreed = random.Count(row => run.Labels.IndexOf(row.Label) == state.Rows.Answer(run.Pool.RowOf(row.ExampleId), state.Votes)!.Top);
        return new RandomSliceCount(before.Rows + random.Count, before.Agreed + agreed);
    }

    private StopSetSummary? MeasureStopSet(PredictionTable? before, PredictionTable now, int labels) =>
        StopSet.Measure(run.Pool, Array.FindAll(_stopSet, state.Rows.IsOpen), before, now) is { } summary
            ? summary with
            {
                GainOfDoubling = GainOfDoubling.Measure(run.Pool, _stopSet, state.Rows.IsOpen, now, labels, state.RoundsOfPool),
                Predicted = Array.ConvertAll(_stopSet, row => now.TopOfRows[row]),
            }
            : null;

    private async Task<ClassificationMetrics?> MeasureHeldOutAsync(IClassifier classifier, CancellationToken cancellationToken) =>
        _heldOutTexts.Count == 0
            ? null
            : ClassificationMetrics.Compute(await classifier.PredictAsync(_heldOutTexts, cancellationToken).ConfigureAwait(false), _heldOutClasses);
}
