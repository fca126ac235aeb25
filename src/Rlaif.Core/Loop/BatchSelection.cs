using Rlaif.Journals;
using Rlaif.Querying;

namespace Rlaif.Loop;

/// <summary>Chooses the next batch that teaches: the seed set, later what the strategy wants beside a random slice.</summary>
internal sealed class BatchSelection(ActiveLearningLoop loop, ActiveLearningRun run, RunState state, ITrainingSession training, NearDuplicateRows duplicates)
{
    private readonly HashSet<int> _stopSet = [.. StopSet.Draw(run.Pool.Count, loop.Options.Seed)];

    public async Task<BatchSelected> SelectAsync(PredictionTable predictions, CancellationToken cancellationToken)
    {
        var started = loop.TimeProvider.GetTimestamp();
        var done = state.Rounds.Count;
        var labeled = state.TrainingSet(done);
        var missingSeeds = done == 0 ? loop.Options.SeedSize - labeled.Count : 0;
        var wanted = Math.Min(Math.Min(missingSeeds > 0 ? missingSeeds : loop.Options.BatchSize, LearningBudget.Of(loop.Options) - state.Rows.Asked), state.Candidates().Length);
        var strategy = missingSeeds > 0 ? loop.SeedStrategy : loop.Strategy;
        var random = Seeds.Random(loop.Options.Seed, (ulong)done);

        // Uniform over all unlabeled rows, those of the stop set too: that is what makes it tell about all of them.
        var slice = RandomSampling.Draw(state.Candidates(), missingSeeds > 0 ? 0 : SliceOf(wanted), random);
        var rows = Array.Empty<int>();
        if (wanted > slice.Length)
        {
            var candidates = Candidates(wanted, slice);
            var context = new QueryContext
            {
                Pool = run.Pool,
                Candidates = candidates,
                Predictions = predictions,
                Labeled = labeled,
                Random = random,
                Vectors = training.Vectors,
                Rounds = state.Rounds,
                Committee = await Committee.TrainAsync(training, labeled, strategy.CommitteeSize, loop.Options.Seed, done, cancellationToken).ConfigureAwait(false),
            };
            rows = [.. strategy.Query(context, Math.Min(wanted - slice.Length, candidates.Length))];
            ThrowIfNoBatch(rows, candidates, wanted - slice.Length, strategy);
        }

        return new BatchSelected(done + 1, [.. rows.Concat(slice).Select(row => run.Pool[row].Id)], loop.TimeProvider.GetElapsedTime(started)) { RandomCount = slice.Length };
    }

    // A strategy of the user's own that repeats a row would pay for it twice.
    private static void ThrowIfNoBatch(int[] rows, int[] candidates, int wanted, IQueryStrategy strategy)
    {
        if (rows.Length == 0 || rows.Length > wanted || rows.Distinct().Count() != rows.Length || !rows.All(row => Array.BinarySearch(candidates, row) >= 0))
        {
            throw new InvalidOperationException($"{strategy.GetType().Name} must choose 1 to {wanted} distinct rows of the candidates.");
        }
    }

    // Parts of a row are carried over, so that small batches come to their share as well.
    private int SliceOf(int wanted)
    {
        var asked = state.Rows.Asked;
        return (int)(Math.Floor((asked + wanted) * loop.Options.RandomSlice) - Math.Floor(asked * loop.Options.RandomSlice));
    }

    private int[] Candidates(int wanted, int[] slice)
    {
        var open = Array.FindAll(state.Candidates(), row => !slice.Contains(row));
        var others = duplicates.Collapse(Array.FindAll(open, row => !_stopSet.Contains(row)), state.Rows, slice);
        if (others.Length >= wanted)
        {
            return others;
        }

        // Rows that are nearly the same as others come when nothing else is left, even if that makes a short batch.
        var distinct = duplicates.Collapse(open, state.Rows, slice);
        return distinct.Length > 0 ? distinct : open;
    }
}
