namespace Rlaif.Querying;

/// <summary>Queries unsure rows that lie far from the labeled rows and from each other.</summary>
/// <remarks>
/// Greedy k-center (Sener and Savarese, 2018) over the ten times larger batch of the smallest margins. Without vectors it
/// queries by margin alone. Costs ten batches times batch and labels, in distances.
/// </remarks>
public sealed class KCenterSampling : IQueryStrategy
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var rows = UnsureRows.Of(context, batchSize);
        if (context.Vectors is not { } vectors)
        {
            return rows[..Math.Min(batchSize, rows.Length)];
        }

        var items = new DenseRows(vectors, rows);
        var labeled = new DenseRows(vectors, [.. context.Labeled.Select(example => example.Row)]);
        var spread = new Spread(rows.Length, (left, right) => 2 - (2.0 * items.Dot(left, right)));
        for (var center = 0; center < labeled.Count; center++)
        {
            spread.KeepFrom(item => 2 - (2.0 * items.Dot(item, labeled, center)));
        }

        return spread.TakeFarthest(batchSize, rows);
    }
}
