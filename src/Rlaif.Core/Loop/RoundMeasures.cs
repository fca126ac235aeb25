namespace Rlaif.Loop;

/// <summary>What is measured of a round's predictions for the pool.</summary>
internal static class RoundMeasures
{
    public static EntropySummary? Entropy(Pool pool, PredictionTable predictions, int[] unlabeled)
    {
        var entropies = predictions.EntropyOfRows;
        var (selected, weights) = (new float[unlabeled.Length], new int[unlabeled.Length]);
        for (var index = 0; index < unlabeled.Length; index++)
        {
            selected[index] = entropies[unlabeled[index]];
            weights[index] = pool.Multiplicity(unlabeled[index]);
        }

        return EntropySummary.Of(selected, weights);
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
}
