using Rlaif.Evaluation;
using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>One run: seed set, label, train, predict, record, stop or query. Everything it does is journaled first.</summary>
/// <remarks>For one caller at a time.</remarks>
internal sealed class RunProcess : IAsyncDisposable
{
    private const int MaximumRoundsWithoutAnswer = 3;
    private readonly ActiveLearningLoop _loop;
    private readonly ActiveLearningRun _run;
    private readonly RunState _state;
    private readonly ITrainingSession _training;
    private readonly int[] _heldOutClasses;
    private readonly PreparedTexts _heldOutTexts;
    private readonly RunJournal _journal;
    private TrainedRound _trained = null!;
    private PredictionTable? _predictionsOfLastRound;
    private bool _hasNewLabels;
    private int _roundsWithoutAnswer;

    private RunProcess(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, ITrainingSession training)
    {
        _loop = loop;
        _run = run;
        _journal = journal;
        _state = state;
        _training = training;
        _heldOutClasses = RunInputs.HeldOutClasses(run);
        _heldOutTexts = new PreparedTexts(run.HeldOut.Select(text => text.Text));
    }

    private int RoundsDone => _state.Rounds.Count;

    public static async Task<RunProcess> OpenAsync(ActiveLearningLoop loop, ActiveLearningRun run, CancellationToken cancellationToken)
    {
        var opened = RunInputs.Opened(run, loop.Options.Seed);
        var state = new RunState(run, RunInputs.KnownLabels(run));
        var journal = new RunJournal(run.Journal ?? new InMemoryJournal(), state);
        await journal.ReplayAsync(opened, cancellationToken).ConfigureAwait(false);
        var training = await loop.Trainer.OpenAsync(run.Pool, run.Labels, loop.Options.Seed, cancellationToken).ConfigureAwait(false);
        try
        {
            var process = new RunProcess(loop, run, journal, state, training);
            await process.StartAsync(opened, cancellationToken).ConfigureAwait(false);
            return process;
        }
        catch
        {
            await training.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<Round?> RunRoundAsync(CancellationToken cancellationToken)
    {
        if (_state.PendingBatch is null)
        {
            if (await StopIfDueAsync().ConfigureAwait(false))
            {
                return null;
            }

            await AppendAsync(BatchSelection.Select(_loop, _run, _state, _trained.Predictions, _training.Vectors)).ConfigureAwait(false);
        }

        using var activity = LoopTelemetry.StartRound(RoundsDone + 1);
        var answered = _state.Answered;
        var labelTime = await LabelAsync(cancellationToken).ConfigureAwait(false);
        await TrainAsync(RoundsDone + 1, cancellationToken).ConfigureAwait(false);
        var round = await MeasureAsync(labelTime, cancellationToken).ConfigureAwait(false);
        await AppendAsync(new RoundCompleted(round)).ConfigureAwait(false);
        _predictionsOfLastRound = _trained.Predictions;
        _roundsWithoutAnswer = _state.Answered > answered ? 0 : _roundsWithoutAnswer + 1;
        LoopTelemetry.Record(round);
        LoopLog.RoundCompleted(_loop.Logger, round.Number, round.Labels, round.Unlabeled, round.Entropy?.Mean, round.HeldOut?.Accuracy);
        return round;
    }

    public LabelCorrected Correction(string exampleId, string label)
    {
        RunInputs.RowOf(_run, exampleId);
        RunInputs.ClassOf(_run, label, "label");
        return new LabelCorrected(exampleId, label);
    }

    public async Task AppendAsync(JournalEntry entry)
    {
        await _journal.AppendAsync(entry).ConfigureAwait(false);
        _hasNewLabels |= entry is AnswerReceived or LabelCorrected;
    }

    public async Task TrainOnNewLabelsAsync(CancellationToken cancellationToken)
    {
        if (_hasNewLabels)
        {
            await TrainAsync(RoundsDone + 1, cancellationToken).ConfigureAwait(false);
        }
    }

    public ActiveLearningResult Result() =>
        new(_state.Label(_trained.Predictions), _trained.Classifier, [.. _state.Rounds], _state.StopReason)
        {
            Usage = _state.Usage,
            Requests = _state.Requests,
            Retries = _state.Retries,
            Cost = _state.Cost,
            Voters = _state.Votes.Voters,
        };

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync().ConfigureAwait(false);
        _journal.Dispose();
    }

    private async Task StartAsync(RunOpened opened, CancellationToken cancellationToken)
    {
        if (_state.Opened is null)
        {
            await AppendAsync(opened).ConfigureAwait(false);
        }

        if (_state.StopReason is not null)
        {
            _state.ForgetLabelerStop();
        }

        // The answers of an interrupted batch are left out, so that a resumed run goes the way of an unbroken one.
        await TrainAsync(RoundsDone, cancellationToken).ConfigureAwait(false);
        _predictionsOfLastRound = RoundsDone == 0 ? null : _trained.Predictions;
        _hasNewLabels = _state.PendingBatch is not null;
        LoopLog.Opened(_loop.Logger, _run.Pool.Count, _run.Labels.Count, RoundsDone);
    }

    // Asked anew each time, so that a run that ended may go on with a higher budget.
    private async Task<bool> StopIfDueAsync()
    {
        var reason = StopRules.Evaluate(_loop, _state);
        ThrowIfNobodyAnswers(reason);
        if (reason is not null && reason != _state.StopReason)
        {
            await AppendAsync(new RunStopped(reason)).ConfigureAwait(false);
            LoopLog.Stopped(_loop.Logger, reason.Code, reason.Sentence);
        }

        return reason is not null;
    }

    // A run that brings nothing but failures must neither work through the pool nor pass for done.
    private void ThrowIfNobodyAnswers(StopReason? reason)
    {
        if (_roundsWithoutAnswer >= MaximumRoundsWithoutAnswer || (reason is not null && _state is { Asked: > 0, Answered: 0 }))
        {
            _roundsWithoutAnswer = 0;
            throw new LabelingException($"The labeler gave no usable answer in {(reason is null ? $"{MaximumRoundsWithoutAnswer} rounds in a row" : "the whole run")}; the last: {_state.LastFailure ?? "it did not say why."}");
        }
    }

    private async Task<TimeSpan> LabelAsync(CancellationToken cancellationToken)
    {
        var started = _loop.TimeProvider.GetTimestamp();
        var examples = new ExampleSelection(_run, _loop.Options.FewShot, _state, _trained.Predictions, _training.Vectors);
        LabelRequest[] batch = [.. _state.OpenRequests(_loop.Options.Seed).Select(examples.WithExamples)];
        var open = batch.Select(request => request.Example.Id).ToHashSet(StringComparer.Ordinal);
        await foreach (var annotation in AskAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            if (!open.Remove(annotation.ExampleId) || annotation.Votes.Select(vote => vote.Label).Append(annotation.Label).Any(label => label is not null && label.Probabilities.Length != _run.Labels.Count))
            {
                throw new LabelingException($"The labeler answered about '{annotation.ExampleId}' unasked, twice, or for another number of classes than {_run.Labels.Count}; correct the labeler.");
            }

            await AppendAsync(new AnswerReceived(RoundsDone + 1, annotation)).ConfigureAwait(false);
            LoopTelemetry.Count(annotation);
            if (annotation.Label is null)
            {
                LoopLog.NoLabel(_loop.Logger, annotation.ExampleId, annotation.Outcome, annotation.Detail);
            }
        }

        if (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new LabelingException($"The labeler left {open.Count} of {batch.Length} questions without an annotation; correct the labeler.");
        }

        return _loop.TimeProvider.GetElapsedTime(started);
    }

    private IAsyncEnumerable<Annotation> AskAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken) =>
        _loop.Labeler is IResumableLabeler labeler
            ? labeler.LabelAsync(batch, _journal.LabelerState(), cancellationToken)
            : _loop.Labeler.LabelAsync(batch, cancellationToken);

    private async Task TrainAsync(int throughRound, CancellationToken cancellationToken)
    {
        _state.WeighVotes(throughRound, cancellationToken);
        _trained = await _training.TrainAsync(_state.TrainingSet(throughRound), cancellationToken).ConfigureAwait(false);
        _hasNewLabels = false;
    }

    private async Task<Round> MeasureAsync(TimeSpan labelTime, CancellationToken cancellationToken)
    {
        var started = _loop.TimeProvider.GetTimestamp();

        // The held-out texts are predicted by other threads, while this one looks at the pool.
        var heldOut = MeasureHeldOutAsync(cancellationToken);
        var unlabeled = _state.Candidates();
        var entropy = RoundMeasures.Entropy(_run.Pool, _trained.Predictions, unlabeled);
        double? agreement = _predictionsOfLastRound is { } before ? RoundMeasures.Agreement(_run.Pool, before, _trained.Predictions) : null;
        return new Round
        {
            Number = RoundsDone + 1,
            Labels = _state.TrainingSet(RoundsDone + 1).Count,
            Asked = _state.Asked,
            Unlabeled = unlabeled.Length,
            Outcomes = _state.Outcomes(),
            Entropy = entropy,
            Agreement = agreement,
            HeldOut = await heldOut.ConfigureAwait(false),
            Usage = _state.Usage,
            Requests = _state.Requests,
            Cost = _state.Cost,
            Durations = new RoundDurations(
                _state.PendingBatch!.Duration, labelTime, _trained.TrainDuration, _trained.PredictDuration, _loop.TimeProvider.GetElapsedTime(started)),
        };
    }

    private async Task<ClassificationMetrics?> MeasureHeldOutAsync(CancellationToken cancellationToken) =>
        _heldOutTexts.Count == 0
            ? null
            : ClassificationMetrics.Compute(await _trained.Classifier.PredictAsync(_heldOutTexts, cancellationToken).ConfigureAwait(false), _heldOutClasses);
}
