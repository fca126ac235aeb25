namespace Rlaif.Querying;

/// <summary>Queries unsure rows drawn so that they spread: each by its squared distance from those before.</summary>
/// <remarks>
/// The seeding of k-means++ (Arthur and Vassilvitskii, 2007) over the ten times larger batch of the smallest margins, the
/// smallest first. Without vectors it queries by margin alone.
/// </remarks>
public sealed class KMeansSampling : IQueryStrategy
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
        return new Spread(rows.Length, (left, right) => 2 - (2.0 * items.Dot(left, right))).Draw(0, batchSize, rows, context.Random);
    }
}
