using Rlaif.Querying;

namespace Rlaif.Loop;

/// <summary>Rows that are followed from round to round, and the record of what is predicted of a row.</summary>
internal static class WatchedRows
{
    private const int Count = 20;

    // Keeps the breaking of ties apart from every other draw that the seed decides on.
    private const ulong Salt = 0x57415443;

    /// <summary>Follows the rows of the first round, which are the unlabeled ones of highest entropy by then.</summary>
    /// <returns>What is predicted of them now; null where the first round, of an earlier version, followed none.</returns>
    public static IReadOnlyList<RowPrediction>? Follow(ActiveLearningRun run, RunState state, PredictionTable predictions, int[] unlabeled, ulong seed)
    {
        if (state.Rounds.Count == 0)
        {
            return [.. TopRows.Of(unlabeled, predictions.EntropyOfRows, Count, Seeds.Random(seed, Salt)).Select(row => Of(run, state, predictions, row))];
        }

        return state.Rounds[0].Watched is { } first ? [.. first.Select(watched => Of(run, state, predictions, run.Pool.RowOf(watched.ExampleId)))] : null;
    }

    /// <summary>Records the random rows of the pending batch as they were predicted before any of its answers.</summary>
    public static IReadOnlyList<RowPrediction> AtRandom(ActiveLearningRun run, RunState state, PredictionTable before)
    {
        var batch = state.PendingBatch!;
        return
        [
            .. batch.ExampleIds.TakeLast(batch.RandomCount)
                .Select(id => run.Pool.RowOf(id))
                .Where(row => state.Rows.Answer(row, state.Votes) is not null)
                .Select(row => Of(run, state, before, row) with { IsLabeled = false }),
        ];
    }

    private static RowPrediction Of(ActiveLearningRun run, RunState state, PredictionTable predictions, int row)
    {
        var top = predictions.TopOfRows[row];
        return new RowPrediction(
            run.Pool[row].Id,
            run.Labels[top].Name,
            predictions[row][top],
            predictions.EntropyOfRows[row],
            state.Rows.LearnedLabel(row, state.Votes) is not null);
    }
}
