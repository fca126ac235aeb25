namespace Rlaif.Querying;

/// <summary>Queries rows that are unsure, typical of many others, and unlike all that is labeled.</summary>
/// <remarks>
/// Among the twenty times larger batch of the smallest margins a row is worth its closeness to a tie times the density around
/// it (Settles and Craven, 2008) times how far it lies from all that is labeled or chosen (Carbonell and Goldstein, 1998), so
/// that what the run has shown so far turns it elsewhere. Density is measured against 1,000 random rows. Without vectors it
/// queries by margin.
/// </remarks>
public sealed class AutoSampling : IQueryStrategy
{
    private const int RowsPerChoice = 20;
    private const int MaximumLabeled = 5_000;

    // The uncertain rows of a small pool are a part of it, not all.
    private const int SmallestShare = 4;

    // A label says a little less of its neighbors than a choice of this batch, whose label is not known.
    private const float WeightOfLabeled = 0.7f;

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var size = Math.Min(batchSize, context.Candidates.Count);
        var unsure = Math.Min((long)size * RowsPerChoice, Math.Max(size, context.Candidates.Count / SmallestShare));
        var rows = TopRows.Of(context.Candidates, Acquisition.SmallestMargin(context.Predictions), (int)unsure, context.Random);
        return context.Vectors is { } vectors ? Choose(context, vectors, rows, size) : rows[..size];
    }

    private static int[] Choose(QueryContext context, PoolVectors vectors, int[] rows, int size)
    {
        var items = new DenseRows(vectors, rows);
        var worth = Density.Of(items, context, vectors);
        for (var item = 0; item < rows.Length; item++)
        {
            worth[item] *= 1 - Distribution.Margin(context.Predictions[rows[item]]);
        }

        var likeness = LikenessToLabeled(items, context, vectors);
        var batch = new int[size];
        for (var index = 0; index < size; index++)
        {
            var best = Best(worth, likeness);
            batch[index] = rows[best];
            worth[best] = -1;
            for (var item = 0; item < rows.Length; item++)
            {
                likeness[item] = Math.Max(likeness[item], items.Dot(item, best));
            }
        }

        return batch;
    }

    private static int Best(float[] worth, float[] likeness)
    {
        var best = 0;
        for (var item = 1; item < worth.Length; item++)
        {
            best = Left(item) > Left(best) ? item : best;
        }

        return best;

        // What has been taken stays below all that has not.
        float Left(int item) => worth[item] < 0 ? -1 : worth[item] * Math.Max(0, 1 - likeness[item]);
    }

    private static float[] LikenessToLabeled(DenseRows items, QueryContext context, PoolVectors vectors)
    {
        var labeled = new DenseRows(vectors, RandomSampling.Draw([.. context.Labeled.Select(example => example.Row)], MaximumLabeled, context.Random));
        var likeness = new float[items.Count];
        for (var item = 0; item < items.Count; item++)
        {
            for (var other = 0; other < labeled.Count; other++)
            {
                likeness[item] = Math.Max(likeness[item], WeightOfLabeled * items.Dot(item, labeled, other));
            }
        }

        return likeness;
    }
}
