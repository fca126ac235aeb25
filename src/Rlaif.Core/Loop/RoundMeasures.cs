namespace Rlaif.Loop;

/// <summary>What is measured of a round's predictions for the pool.</summary>
internal static class RoundMeasures
{
    public static EntropySummary? Entropy(Pool pool, PredictionTable predictions, int[] rows)
    {
        var (entropies, weights) = Weighted(pool, predictions, rows);
        return EntropySummary.Of(entropies, weights);
    }

    public static EntropyDistribution? Distribution(Pool pool, PredictionTable predictions, int[] rows)
    {
        var (entropies, weights) = Weighted(pool, predictions, rows);
        return EntropyDistribution.Of(entropies, weights);
    }

    /// <summary>Measures the share of the pool, by multiplicity, whose predicted class did not change.</summary>
    public static double Agreement(Pool pool, PredictionTable before, PredictionTable now)
    {
        var topBefore = before.TopOfRows;
        var topNow = now.TopOfRows;
        long same = 0;
        for (var row = 0; row < topNow.Length; row++)
        {
            same += topBefore[row] == topNow[row] ? pool.Multiplicity(row) : 0;
        }

        return (double)same / pool.Originals.Count;
    }

    /// <summary>Adds the random rows of the pending batch, as predicted before any of its answers, to those before.</summary>
    public static RandomSliceCount RandomSlice(Pool pool, RunState state, PredictionTable before)
    {
        var count = state.Rounds.Count == 0 ? default : state.Rounds[^1].RandomSlice;
        var batch = state.PendingBatch!;
        foreach (var id in batch.ExampleIds.TakeLast(batch.RandomCount))
        {
            var row = pool.RowOf(id);
            if (state.Rows.Answer(row, state.Votes) is { } label)
            {
                count = new RandomSliceCount(count.Rows + 1, count.Agreed + (label.Top == before.TopOfRows[row] ? 1 : 0));
            }
        }

        return count;
    }

    private static (float[] Entropies, int[] Weights) Weighted(Pool pool, PredictionTable predictions, int[] rows)
    {
        var entropies = predictions.EntropyOfRows;
        var (selected, weights) = (new float[rows.Length], new int[rows.Length]);
        for (var index = 0; index < rows.Length; index++)
        {
            selected[index] = entropies[rows[index]];
            weights[index] = pool.Multiplicity(rows[index]);
        }

        return (selected, weights);
    }
}
