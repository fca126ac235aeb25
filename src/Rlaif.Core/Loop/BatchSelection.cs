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
        var context = new QueryContext
        {
            Pool = run.Pool,
            Candidates = state.Candidates(),
            Predictions = predictions,
            Labeled = state.TrainingSet(done),
            Random = Seeds.Random(options.Seed, (ulong)done),
            Vectors = vectors,
        };
        var missingSeeds = done == 0 ? options.SeedSize - context.Labeled.Count : 0;
        IQueryStrategy strategy = missingSeeds > 0 ? new RandomSampling() : loop.Strategy;
        var wanted = Math.Min(missingSeeds > 0 ? missingSeeds : options.BatchSize, (options.MaxLabels ?? int.MaxValue) - state.Asked);
        var rows = strategy.Query(context, Math.Min(wanted, context.Candidates.Count));
        ThrowIfNoBatch(rows, context.Candidates, wanted, strategy);
        return new BatchSelected(done + 1, [.. rows.Select(row => run.Pool[row].Id)], loop.TimeProvider.GetElapsedTime(started));
    }

    // A strategy of the user's own that repeats a row would pay for it twice.
    private static void ThrowIfNoBatch(IReadOnlyList<int> rows, IReadOnlyList<int> candidates, int wanted, IQueryStrategy strategy)
    {
        var distinct = rows.ToHashSet();
        if (rows.Count == 0 || rows.Count > wanted || distinct.Count != rows.Count || candidates.Count(distinct.Contains) != rows.Count)
        {
            throw new InvalidOperationException($"{strategy.GetType().Name} must choose 1 to {wanted} distinct rows of the candidates.");
        }
    }
}
