using Rlaif.Journals;
using Rlaif.Noise;

namespace Rlaif.Loop;

/// <summary>After learning: looks for wrong answers, and chooses those that are asked about again.</summary>
internal sealed class RunRecheck(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, ITrainingSession training)
{
    /// <summary>Counts what is doubtful and what was decided; null before the answers were examined.</summary>
    public static NoiseReport? Report(RunState state)
    {
        if (state.Contested is not { } contested)
        {
            return null;
        }

        var outcomes = state.Rows.Rechecks.Values.ToLookup(recheck => recheck.Outcome);
        return new NoiseReport
        {
            Answers = contested.Answers,
            EstimatedErrors = contested.EstimatedErrors,
            Contested = contested.Labels.Count,
            AskedAgain = state.Rows.Rechecks.Count - outcomes[RecheckOutcome.NotAsked].Count(),
            Confirmed = outcomes[RecheckOutcome.Confirmed].Count(),
            Corrected = outcomes[RecheckOutcome.Corrected].Count(),
            SetAside = outcomes[RecheckOutcome.SetAside].Count(),
        };
    }

    /// <summary>Notes the contested answers, once; no question is asked for it.</summary>
    public async Task ContestAsync(CancellationToken cancellationToken)
    {
        if (state.Contested is null)
        {
            var labeled = state.TrainingSet(state.BatchesDone).ToLookup(example => state.IsGiven(example.Row));
            var contested = await NoiseCheck.RunAsync(run, training, [.. labeled[false]], [.. labeled[true]], loop.Options.Seed, cancellationToken).ConfigureAwait(false);
            await journal.AppendAsync(contested).ConfigureAwait(false);
        }
    }

    /// <summary>Lists what trains after a batch: after second answers the others count by how probable they are.</summary>
    public async Task<IReadOnlyList<TrainingExample>> TrainingSetAsync(int throughBatch, CancellationToken cancellationToken)
    {
        var labeled = state.TrainingSet(throughBatch);
        var belief = Belief(throughBatch);
        if (belief == 0)
        {
            return labeled;
        }

        var settled = labeled.ToLookup(example => state.IsGiven(example.Row) || Answered(example.Row, throughBatch)?.Outcome is RecheckOutcome.Confirmed or RecheckOutcome.Corrected);
        return await ProbableLabels.OfAsync(training, [.. settled[false]], [.. settled[true]], belief, loop.Options.Seed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the most doubtful answers the pending batch, as many as may be asked again.</summary>
    /// <returns>Whether there is such a batch; once something else has followed on learning there is none.</returns>
    public async Task<bool> SelectAsync()
    {
        if (!state.IsLearningOver)
        {
            var contested = state.Contested!;
            string[] doubtful =
            [
                .. contested.Labels.Select(label => label.ExampleId)
                    .Where(id => !state.IsGiven(run.Pool.RowOf(id)))
                    .Take((int)(loop.Options.RecheckShare * contested.Answers)),
            ];
            if (doubtful.Length > 0)
            {
                await journal.AppendAsync(new BatchSelected(state.BatchesDone + 1, doubtful, TimeSpan.Zero) { Purpose = BatchPurpose.Recheck }).ConfigureAwait(false);
            }
        }

        return state.PendingBatch is { Purpose: BatchPurpose.Recheck };
    }

    // How many errors the second answers showed, of those that were expected.
    private float Belief(int throughBatch)
    {
        var (expected, shown) = (0.0, 0);
        foreach (var label in state.Contested?.Labels ?? [])
        {
            if (Answered(run.Pool.RowOf(label.ExampleId), throughBatch) is { } recheck)
            {
                expected += 1 - label.Confidence;
                shown += recheck.Outcome == RecheckOutcome.Confirmed ? 0 : 1;
            }
        }

        return shown == 0 ? 0 : (float)Math.Min(1, shown / expected);
    }

    private Recheck? Answered(int row, int throughBatch) =>
        state.Rows.Rechecks.GetValueOrDefault(row) is { IsAnswered: true } recheck && recheck.Batch <= throughBatch ? recheck : null;
}
