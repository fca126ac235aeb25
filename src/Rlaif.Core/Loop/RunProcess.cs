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
    private readonly RoundMeter _meter;
    private readonly RunJournal _journal;
    private readonly BatchSelection _selection;
    private readonly Questions _questions;
    private readonly RunRecheck _recheck;
    private readonly RunCompletion _completion;
    private readonly SelectionAgainstRandom _selectionAgainstRandom;
    private TrainedRound _trained = null!;
    private PredictionTable _predictionsOfLastRound = null!;
    private bool _hasNewLabels;
    private bool _knowsPartOfBatch;
    private int _roundsWithoutAnswer;

    private RunProcess(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, ITrainingSession training, NearDuplicateRows duplicates)
    {
        _loop = loop;
        _run = run;
        _journal = journal;
        _state = state;
        _training = training;
        _meter = new RoundMeter(loop, run, state);
        _selection = new BatchSelection(loop, run, state, training, duplicates);
        _questions = new Questions(loop, run, journal, state);
        _recheck = new RunRecheck(loop, run, journal, state, training);
        _completion = new RunCompletion(loop, run, journal, state, _questions);
        _selectionAgainstRandom = new SelectionAgainstRandom(run, journal, state, training);
    }

    public static async Task<RunProcess> OpenAsync(ActiveLearningLoop loop, ActiveLearningRun run, CancellationToken cancellationToken)
    {
        var duplicates = NearDuplicateRows.Of(run.Pool, loop.Options, cancellationToken);
        var state = new RunState(run, RunInputs.KnownLabels(run), duplicates);
        var journal = await RunJournal.OpenAsync(loop, run, state, cancellationToken).ConfigureAwait(false);
        ITrainingSession? training = null;
        try
        {
            run = await SeedExamples.AddAsync(loop, run, journal, state, cancellationToken).ConfigureAwait(false);
            training = await loop.Trainer.OpenAsync(run.Pool, run.Labels, loop.Options.Seed, cancellationToken).ConfigureAwait(false);
            var process = new RunProcess(loop, run, journal, state, training, duplicates);
            await process.StartAsync(cancellationToken).ConfigureAwait(false);
            return process;
        }
        catch
        {
            await journal.DisposeAsync().ConfigureAwait(false);
            if (training is not null)
            {
                await training.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    public async Task<Round?> RunRoundAsync(CancellationToken cancellationToken)
    {
        if (_state.IsLearningOver)
        {
            return null;
        }

        if (_state.PendingBatch is null)
        {
            if (await StopIfDueAsync().ConfigureAwait(false))
            {
                return null;
            }

            // As when the run is opened again: corrections since the last round are heard before the next is chosen.
            if (_hasNewLabels)
            {
                await TrainAsync(_state.BatchesDone, cancellationToken).ConfigureAwait(false);
                _predictionsOfLastRound = _trained.Predictions;
            }

            await AppendAsync(await _selection.SelectAsync(_trained.Predictions, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        await ForgetPartOfBatchAsync(cancellationToken).ConfigureAwait(false);
        using var activity = LoopTelemetry.StartRound(_state.Rounds.Count + 1);
        var answered = _state.Answered;
        _hasNewLabels = true;
        var labelTime = await _questions.AskAsync(_trained, _training.Vectors, cancellationToken).ConfigureAwait(false);
        await TrainAsync(_state.Rounds.Count + 1, cancellationToken).ConfigureAwait(false);
        var round = await _meter.MeasureAsync(_trained, _predictionsOfLastRound, labelTime, cancellationToken).ConfigureAwait(false);
        await AppendAsync(new RoundCompleted(round)).ConfigureAwait(false);
        _predictionsOfLastRound = _trained.Predictions;
        _roundsWithoutAnswer = _state.Answered > answered ? 0 : _roundsWithoutAnswer + 1;
        LoopTelemetry.Record(round);
        LoopLog.RoundCompleted(_loop.Logger, round.Number, round.Labels, round.Unlabeled, round.Entropy?.Mean, round.HeldOut?.Accuracy);
        return round;
    }

    /// <summary>Asks contested answers again, then labels the rest of the pool.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_state.PendingBatch is { Purpose: BatchPurpose.Learning })
        {
            throw new InvalidOperationException("A round is under way; finish it before the run is completed.");
        }

        // Second answers of an interrupted batch are left out until it is whole, as in a run without a break.
        await ForgetPartOfBatchAsync(cancellationToken).ConfigureAwait(false);
        if (_hasNewLabels)
        {
            await TrainAsync(_state.BatchesDone, cancellationToken).ConfigureAwait(false);
        }

        await _recheck.ContestAsync(cancellationToken).ConfigureAwait(false);
        if (await _recheck.SelectAsync().ConfigureAwait(false))
        {
            _hasNewLabels = true;
            await _questions.AskAsync(_trained, _training.Vectors, cancellationToken).ConfigureAwait(false);
            await AppendAsync(new BatchCompleted(_state.PendingBatch!.Number)).ConfigureAwait(false);
            await TrainAsync(_state.BatchesDone, cancellationToken).ConfigureAwait(false);
        }

        await _completion.RunAsync(_trained, _training.Vectors, cancellationToken).ConfigureAwait(false);
        await _selectionAgainstRandom.CompareAsync(cancellationToken).ConfigureAwait(false);
    }

    public LabelCorrected Correction(string exampleId, string label)
    {
        RunInputs.RowOf(_run, exampleId);
        RunInputs.ClassOf(_run, label, $"label of the example '{exampleId}'");
        return new LabelCorrected(exampleId, label);
    }

    public async Task AppendAsync(JournalEntry entry)
    {
        await _journal.AppendAsync(entry).ConfigureAwait(false);
        _hasNewLabels |= !_state.IsCompleting && entry is LabelCorrected;
    }

    public async Task TrainOnNewLabelsAsync(CancellationToken cancellationToken)
    {
        if (_hasNewLabels)
        {
            await TrainAsync(_state.BatchesDone + 1, cancellationToken).ConfigureAwait(false);
            _knowsPartOfBatch = _state.PendingBatch is not null;
        }
    }

    public ActiveLearningResult Result()
    {
        var decision = _completion.Decide(_trained.Predictions);
        var labeled = _state.Label(_trained.Predictions, decision);
        return new(labeled, _trained.Classifier, [.. _state.Rounds], _state.StopReason)
        {
            Usage = _state.Totals.Usage,
            Requests = _state.Totals.Requests,
            Retries = _state.Totals.Retries,
            Cost = _state.Totals.Cost,
            SeedExamples = [.. _run.Labels.Select(label => _state.Examples.GetValueOrDefault(label.Name)).OfType<WrittenExamples>()],
            Voters = _state.Votes.Voters,
            Contested = _state.Contested?.Labels ?? [],
            Noise = RunRecheck.Report(_state),
            Completion = decision is null ? null : _completion.Report(decision, labeled, _trained.Predictions),
            SampleIds = _completion.SampleIds(decision),
            Selection = _state.Selection is { } compared ? SelectionComparison.Of(compared) : SelectionComparison.NotKnown,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync().ConfigureAwait(false);
        await _journal.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_state.StopReason is not null || _state.IsLearningOver)
        {
            _state.ForgetLabelerStop();
        }

        // The answers of an interrupted batch are left out, so that a resumed run goes the way of an unbroken one.
        await TrainAsync(_state.BatchesDone, cancellationToken).ConfigureAwait(false);
        _predictionsOfLastRound = _trained.Predictions;
        _hasNewLabels = _state.PendingBatch is not null && !_state.IsCompleting;
        LoopLog.Opened(_loop.Logger, _run.Pool.Count, _run.Labels.Count, _state.Rounds.Count);
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
        if (_roundsWithoutAnswer >= MaximumRoundsWithoutAnswer || (reason is not null && _state is { Rows.Asked: > 0, Answered: 0 }))
        {
            _roundsWithoutAnswer = 0;
            throw new LabelingException($"The labeler gave no usable answer in {(reason is null ? $"{MaximumRoundsWithoutAnswer} rounds in a row" : "the whole run")}{_state.Totals.Spent}; the last: {_state.Totals.LastFailure ?? "it did not say why."}");
        }
    }

    // A result in the middle of a batch hears the answers so far; the questions that follow must not, or they would differ on resuming.
    private async Task ForgetPartOfBatchAsync(CancellationToken cancellationToken)
    {
        if (_knowsPartOfBatch)
        {
            await TrainAsync(_state.BatchesDone, cancellationToken).ConfigureAwait(false);
            _hasNewLabels = _state.PendingBatch is not null && !_state.IsCompleting;
        }
    }

    private async Task TrainAsync(int throughBatch, CancellationToken cancellationToken)
    {
        _state.WeighVotes(throughBatch, cancellationToken);
        _trained = await _training.TrainAsync(await _recheck.TrainingSetAsync(throughBatch, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        (_hasNewLabels, _knowsPartOfBatch) = (false, false);
    }
}
