using Rlaif.Journals;
using Rlaif.Querying;

namespace Rlaif.Loop;

/// <summary>Chooses the next batch: the seed set at random, everything later by the strategy.</summary>
internal static class BatchSelection
{
    public static BatchSelected Select(ActiveLearningLoop loop, ActiveLearningRun run, RunState state, PredictionTable predictions, PoolVectors? vectors)
    {
        var started = loop.TimeProvider.GetTimestamp();
        var options = loop.Options;
        var done = state.Rounds.Count;
        var candidates = state.Candidates();
        var context = new QueryContext
        {
            Pool = run.Pool,
            Candidates = candidates,
            Predictions = predictions,
            Labeled = state.TrainingSet(done),
            Random = Seeds.Random(options.Seed, (ulong)done),
            Vectors = vectors,
        };
        var missingSeeds = done == 0 ? options.SeedSize - context.Labeled.Count : 0;
        IQueryStrategy strategy = missingSeeds > 0 ? new RandomSampling() : loop.Strategy;
        var wanted = Math.Min(missingSeeds > 0 ? missingSeeds : options.BatchSize, (options.MaxLabels ?? int.MaxValue) - state.Asked);
        var rows = strategy.Query(context, Math.Min(wanted, candidates.Length));
        ThrowIfNoBatch(rows, candidates, wanted, strategy);
        return new BatchSelected(done + 1, [.. rows.Select(row => run.Pool[row].Id)], loop.TimeProvider.GetElapsedTime(started));
    }

    // A strategy of the user's own that repeats a row would pay for it twice.
    private static void ThrowIfNoBatch(IReadOnlyList<int> rows, int[] candidates, int wanted, IQueryStrategy strategy)
    {
        var distinct = rows.ToHashSet();
        if (rows.Count == 0 || rows.Count > wanted || distinct.Count != rows.Count || !rows.All(row => Array.BinarySearch(candidates, row) >= 0))
        {
            throw new InvalidOperationException($"{strategy.GetType().Name} must choose 1 to {wanted} distinct rows of the candidates.");
        }
    }
}
