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
