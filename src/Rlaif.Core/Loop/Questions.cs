using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>Asks the open questions of the pending batch; each answer is journaled when it arrives.</summary>
internal sealed class Questions(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state)
{
    /// <param name="trained">The classifier by whole batches, which chooses the examples that a question shows.</param>
    /// <param name="vectors">The closeness of rows; null where the classifier knows none.</param>
    /// <param name="cancellationToken">Cancels what has not been answered.</param>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> AskAsync(TrainedRound trained, PoolVectors? vectors, CancellationToken cancellationToken)
    {
        var started = loop.TimeProvider.GetTimestamp();
        var number = state.PendingBatch!.Number;
        var examples = new ExampleSelection(run, loop.Options.FewShot, state, trained.Predictions, vectors);
        LabelRequest[] batch = [.. state.OpenRequests(loop.Options.Seed).Select(examples.WithExamples)];
        var open = batch.Select(request => request.Example.Id).ToHashSet(StringComparer.Ordinal);
        await foreach (var annotation in AnnotationsAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            ThrowIfUnfit(annotation, open);
            await journal.AppendAsync(new AnswerReceived(number, annotation)).ConfigureAwait(false);
            LoopTelemetry.Count(annotation);
            if (annotation.Label is null)
            {
                LoopLog.NoLabel(loop.Logger, annotation.ExampleId, annotation.Outcome, annotation.Detail);
            }
        }

        if (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new LabelingException($"The labeler left {open.Count} of {batch.Length} questions without an annotation; correct the labeler.");
        }

        return loop.TimeProvider.GetElapsedTime(started);
    }

    private IAsyncEnumerable<Annotation> AnnotationsAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken)
    {
        var labeler = state.PendingBatch!.Purpose == BatchPurpose.Recheck ? loop.RecheckLabeler ?? loop.Labeler : loop.Labeler;
        return labeler is IResumableLabeler resumable
            ? resumable.LabelAsync(batch, journal.LabelerState(), cancellationToken)
            : labeler.LabelAsync(batch, cancellationToken);
    }

    private void ThrowIfUnfit(Annotation annotation, HashSet<string> open)
    {
        var classes = run.Labels.Count;
        if (!open.Remove(annotation.ExampleId) || annotation.Votes.Select(vote => vote.Label).Append(annotation.Label).Any(label => label is not null && label.Probabilities.Length != classes))
        {
            throw new LabelingException($"The labeler answered about '{annotation.ExampleId}' unasked, twice, or for another number of classes than {classes}; correct the labeler.");
        }
    }
}
