namespace Rlaif.Querying;

/// <summary>Queries typical rows, one of each cluster of the pool, and of these such as speak of missing classes.</summary>
/// <remarks>
/// Typical rows first, as in TypiClust (Hacohen et al., 2022), where a row is typical that lies close to the middle of its
/// cluster; there are as many clusters as labels in the end, and those with a label come last. Before anything is labeled the
/// predictions say what names and descriptions of the classes tell. Works on up to 4,000 random rows; without vectors it
/// queries at random.
/// </remarks>
public sealed class ClusterSeeding : IQueryStrategy
{
    private const int SampleSize = 4_000;
    private const int MaximumClusters = 400;

    // More than typicality and need can make up for.
    private const float PenaltyOfTakenCluster = 10;

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var open = RandomSampling.Draw(context.Candidates, Math.Max(SampleSize, batchSize), context.Random);
        if (context.Vectors is not { } vectors || open.Length <= batchSize)
        {
            return open[..Math.Min(batchSize, open.Length)];
        }

        var labeled = RandomSampling.Draw([.. context.Labeled.Select(example => example.Row)], SampleSize, context.Random);
        var rows = new DenseRows(vectors, [.. open, .. labeled]);
        var weights = new float[rows.Count];
        Array.Fill(weights, 1);
        var clusters = Clusters.Of(rows, weights, Math.Min(MaximumClusters, batchSize + labeled.Length), context.Random);
        return Choose(context, open, clusters, rows.Count, batchSize);
    }

    private static int[] Choose(QueryContext context, int[] open, Clusters clusters, int items, int batchSize)
    {
        var need = new ClassNeed(context);
        var taken = new int[clusters.Count];
        for (var item = open.Length; item < items; item++)
        {
            taken[clusters[item]]++;
        }

        var isChosen = new bool[open.Length];
        var batch = new int[batchSize];
        for (var index = 0; index < batch.Length; index++)
        {
            var best = -1;
            for (var item = 0; item < open.Length; item++)
            {
                best = !isChosen[item] && (best < 0 || Worth(item) > Worth(best)) ? item : best;
            }

            batch[index] = open[best];
            isChosen[best] = true;
            taken[clusters[best]]++;
            need.Expect(context.Predictions[open[best]]);
        }

        return batch;

        float Worth(int item) => clusters.Typicality(item) + need.Of(context.Predictions[open[item]]) - (PenaltyOfTakenCluster * taken[clusters[item]]);
    }
}
