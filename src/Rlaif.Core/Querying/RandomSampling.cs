namespace Rlaif.Querying;

/// <summary>Queries rows at random: the baseline that every other strategy has to beat.</summary>
public sealed class RandomSampling : IQueryStrategy
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return Draw(context.Candidates, batchSize, context.Random);
    }

    /// <summary>Draws distinct rows, or all in a random order where there are no more.</summary>
    internal static int[] Draw(IReadOnlyList<int> candidates, int count, Random random)
    {
        // The first steps of a Fisher-Yates shuffle.
        int[] rows = [.. candidates];
        var size = Math.Min(count, rows.Length);
        for (var index = 0; index < size; index++)
        {
            var other = random.Next(index, rows.Length);
            (rows[index], rows[other]) = (rows[other], rows[index]);
        }

        return rows[..size];
    }
}
