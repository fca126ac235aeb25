namespace Rlaif.Querying;

/// <summary>Finds the rows of the highest scores in one pass.</summary>
internal static class TopRows
{
    /// <summary>Returns the best rows, the best first.</summary>
    /// <param name="candidates">The rows to choose from.</param>
    /// <param name="scores">A score for each row of the pool.</param>
    /// <param name="count">How many are wanted, at least 1.</param>
    /// <param name="random">Decides between equal scores, so that they do not fall by the order of the file.</param>
    public static int[] Of(IReadOnlyList<int> candidates, ReadOnlySpan<float> scores, int count, Random random)
    {
        // The queue holds the best rows so far, the worst of them in front.
        var salt = unchecked((ulong)random.NextInt64());
        count = Math.Min(count, candidates.Count);
        var best = new PriorityQueue<int, (float Score, ulong Tie)>(count + 1);
        for (var index = 0; index < candidates.Count; index++)
        {
            var row = candidates[index];
            if (best.Count < count)
            {
                best.Enqueue(row, (scores[row], Seeds.Mix(salt, (ulong)row)));
            }
            else if (best.TryPeek(out _, out var worst) && !(scores[row] < worst.Score))
            {
                best.EnqueueDequeue(row, (scores[row], Seeds.Mix(salt, (ulong)row)));
            }
        }

        var rows = new int[best.Count];
        for (var index = rows.Length - 1; index >= 0; index--)
        {
            rows[index] = best.Dequeue();
        }

        return rows;
    }
}
