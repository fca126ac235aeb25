namespace Rlaif.Loop;

/// <summary>What is measured of a round's predictions for the pool.</summary>
internal static class RoundMeasures
{
    public static EntropySummary? Entropy(Pool pool, PredictionTable predictions, List<int> unlabeled)
    {
        var entropies = predictions.NormalizedEntropy();
        float[] selected = [.. unlabeled.Select(row => entropies[row])];
        int[] weights = [.. unlabeled.Select(pool.Multiplicity)];
        return EntropySummary.Of(selected, weights);
    }

    /// <summary>Measures the share of the pool, by multiplicity, whose predicted class did not change.</summary>
    public static double Agreement(Pool pool, PredictionTable before, PredictionTable now)
    {
        var (topBefore, topNow) = (before.Top(), now.Top());
        long same = 0;
        for (var row = 0; row < topNow.Length; row++)
        {
            same += topBefore[row] == topNow[row] ? pool.Multiplicity(row) : 0;
        }

        return (double)same / pool.Originals.Count;
    }
}
