namespace Rlaif.Querying;

/// <summary>Queries rows that are unsure, typical of many other rows, and different from each other.</summary>
/// <remarks>
/// The ten times larger batch of the smallest margins is grouped by k-means that weighs rows by their closeness to a tie, and
/// each cluster gives the row that is closest to its middle (Zhdanov, 2019): unsure, typical of many unsure rows, and not twice
/// the same. Without vectors it queries by margin alone.
/// </remarks>
public sealed class AutoSampling : IQueryStrategy
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var rows = UnsureRows.Of(context, batchSize);
        if (context.Vectors is not { } vectors || rows.Length <= batchSize)
        {
            return rows[..Math.Min(batchSize, rows.Length)];
        }

        var weights = Array.ConvertAll(rows, row => 1 - Distribution.Margin(context.Predictions[row]));
        var clusters = Clusters.Of(new DenseRows(vectors, rows), weights, batchSize, context.Random);
        return MostTypical(rows, weights, clusters, batchSize);
    }

    // An empty cluster leaves its place to the unsure rows that are next.
    private static int[] MostTypical(int[] rows, float[] weights, Clusters clusters, int batchSize)
    {
        var best = new int[clusters.Count];
        Array.Fill(best, -1);
        for (var item = 0; item < rows.Length; item++)
        {
            ref var leader = ref best[clusters[item]];
            leader = leader < 0 || Worth(item) > Worth(leader) ? item : leader;
        }

        var chosen = best.Where(item => item >= 0).ToHashSet();
        for (var item = 0; chosen.Count < batchSize; item++)
        {
            chosen.Add(item);
        }

        return [.. chosen.Order().Select(item => rows[item])];

        float Worth(int item) => clusters.Typicality(item) * weights[item];
    }
}
