namespace Rlaif.Querying;

/// <summary>Queries the rows that the classifier is least sure of.</summary>
/// <remarks>Pool-based uncertainty sampling (Lewis and Gale, 1994). A batch costs one pass over the pool.</remarks>
public sealed class UncertaintySampling : IQueryStrategy
{
    private readonly Func<PredictionTable, float[]> _acquisition;

    /// <summary>Initializes the strategy with the function that scores the pool.</summary>
    /// <param name="acquisition">Gives a score a row, higher for rows worth labeling; see <see cref="Acquisition"/>.</param>
    public UncertaintySampling(Func<PredictionTable, float[]> acquisition)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        _acquisition = acquisition;
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        var scores = _acquisition(context.Predictions);
        var salt = unchecked((ulong)context.Random.NextInt64());

        // The queue holds the best rows so far, the worst of them in front. Equal scores are ordered by a hash
        // of the row, so that ties fall by the seed and not by the order of the file.
        var best = new PriorityQueue<int, (float Score, ulong Tie)>(batchSize + 1);
        foreach (var row in context.Candidates)
        {
            if (best.Count == batchSize && best.TryPeek(out _, out var worst) && scores[row] < worst.Score)
            {
                continue;
            }

            var rank = (scores[row], Seeds.Mix(salt, (ulong)row));
            if (best.Count < batchSize)
            {
                best.Enqueue(row, rank);
            }
            else
            {
                best.EnqueueDequeue(row, rank);
            }
        }

        var batch = new int[best.Count];
        for (var index = batch.Length - 1; index >= 0; index--)
        {
            batch[index] = best.Dequeue();
        }

        return batch;
    }
}
