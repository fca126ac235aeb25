using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>Finds the factor on all scores that makes probabilities honest: the inverse temperature (Guo et al., 2017).</summary>
internal static class Calibration
{
    // What the factor is before there is evidence, and how many labeled rows outweigh it (both chosen by experiment).
    private const double PriorFactor = 1.3;
    private const double PriorRows = 100;

    private const double MinimumFactor = 0.05;
    private const double MaximumFactor = 5;

    // Rows whose confidence ranks within this of each other in the pool count as alike.
    private const double RankWindow = 0.15;

    // No row counts more than twenty times as much as it would in a pool drawn evenly.
    private const double MinimumDensity = 0.05;

    /// <summary>Fits the factor to rows that were left out of training; few rows leave it near the prior.</summary>
    /// <param name="loss">The labels of all rows.</param>
    /// <param name="leftOut">The rows that were left out.</param>
    /// <param name="scores">Their scores by a training without them.</param>
    /// <param name="poolConfidences">How confident the model is of a sample of the pool.</param>
    public static double Factor(CrossEntropy loss, bool[] leftOut, double[] scores, ReadOnlySpan<float> poolConfidences)
    {
        int[] rows = [.. Enumerable.Range(0, leftOut.Length).Where(row => leftOut[row])];
        if (!rows.Any(row => HasDifferentScores(scores.AsSpan(row * loss.Classes, loss.Classes))))
        {
            return PriorFactor;
        }

        var weights = SelectionWeights([.. rows.Select(row => Confidence(scores.AsSpan(row * loss.Classes, loss.Classes)))], poolConfidences);
        var all = new double[loss.Rows];
        for (var index = 0; index < rows.Length; index++)
        {
            all[rows[index]] = weights[index] * loss.Weights[rows[index]];
        }

        var fitted = Fit(loss.WithWeights(all), scores);
        return Math.Exp(((rows.Length * Math.Log(fitted)) + (PriorRows * Math.Log(PriorFactor))) / (rows.Length + PriorRows));
    }

    // Equal scores stay equal, whatever they are multiplied with: they say nothing of the factor.
    private static bool HasDifferentScores(ReadOnlySpan<double> scores) => scores.ContainsAnyExcept(scores[0]);

    // The labeled rows are those that were hard to tell. Weighted by how rare their confidence is among them, they
    // stand for the pool (importance weighting under covariate shift: Shimodaira, 2000).
    private static double[] SelectionWeights(double[] confidences, ReadOnlySpan<float> poolConfidences)
    {
        var pool = poolConfidences.ToArray();
        pool.AsSpan().Sort();
        double[] ranks = [.. confidences.Select(confidence => (double)CountBelow(pool, (float)confidence) / Math.Max(1, pool.Length))];
        double[] sorted = [.. ranks.Order()];
        double[] weights = [.. ranks.Select(rank => 1 / Math.Max(MinimumDensity, Density(sorted, rank)))];
        var mean = weights.Average();
        return [.. weights.Select(weight => weight / mean)];
    }

    private static double Density(double[] sorted, double rank)
    {
        var (low, high) = (Math.Max(0, rank - RankWindow), Math.Min(1, rank + RankWindow));
        var inside = CountBelow(sorted, Math.BitIncrement(high)) - CountBelow(sorted, low);
        return inside / (double)sorted.Length / (high - low);
    }

    private static int CountBelow<T>(T[] sorted, T value)
        where T : IComparable<T>
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].CompareTo(value) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double Confidence(ReadOnlySpan<double> scores)
    {
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        foreach (var score in scores)
        {
            sum += Math.Exp(score - largest);
        }

        return 1 / sum;
    }

    // The cross-entropy is convex in the factor: where its slope changes sign is the optimum.
    private static double Fit(CrossEntropy loss, double[] scores)
    {
        var (low, high) = (MinimumFactor, MaximumFactor);
        var (scaled, residuals) = (new double[scores.Length], new double[scores.Length]);
        for (var step = 0; step < 20; step++)
        {
            var middle = Math.Sqrt(low * high);
            scores.CopyTo(scaled, 0);
            VectorRow.Scale<double>(scaled, middle);
            loss.Differentiate(scaled, residuals);
            (low, high) = VectorRow.Dot<double>(residuals, scores) < 0 ? (middle, high) : (low, middle);
        }

        return Math.Sqrt(low * high);
    }
}
