namespace Rlaif.Querying;

/// <summary>Queries rows at random: the baseline that every other strategy has to beat.</summary>
public sealed class RandomSampling : IQueryStrategy
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // The first steps of a Fisher-Yates shuffle.
        int[] rows = [.. context.Candidates];
        var size = Math.Min(batchSize, rows.Length);
        for (var index = 0; index < size; index++)
        {
            var other = context.Random.Next(index, rows.Length);
            (rows[index], rows[other]) = (rows[other], rows[index]);
        }

        return rows[..size];
    }
}
