namespace Rlaif.Querying;

/// <summary>Queries unsure rows that are likely to be of classes with few labels.</summary>
/// <remarks>
/// Class-balanced acquisition (after Bengar et al., 2022), greedily: a row is worth its closeness to a tie times the share of
/// its probability that falls to classes without labels, where a class counts 1 / (1 + its labels, those expected of the
/// batch included).
/// </remarks>
public sealed class BalancedSampling : IQueryStrategy
{
    private const int RowsPerChoice = 10;

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var need = new ClassNeed(context);
        var scores = Acquisition.SmallestMargin(context.Predictions);
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = (1 + scores[row]) * need.Of(context.Predictions[row]);
        }

        var rows = TopRows.Of(context.Candidates, scores, Math.Min(batchSize, context.Candidates.Count) * RowsPerChoice, context.Random);
        var closeness = Array.ConvertAll(rows, row => 1 - Distribution.Margin(context.Predictions[row]));
        var batch = new int[Math.Min(batchSize, rows.Length)];
        for (var index = 0; index < batch.Length; index++)
        {
            // What has been chosen stands before what has not.
            var best = index;
            for (var other = index + 1; other < rows.Length; other++)
            {
                best = Worth(other) > Worth(best) ? other : best;
            }

            (rows[index], rows[best], closeness[index], closeness[best]) = (rows[best], rows[index], closeness[best], closeness[index]);
            batch[index] = rows[index];
            need.Expect(context.Predictions[rows[index]]);
        }

        return batch;

        float Worth(int item) => closeness[item] * need.Of(context.Predictions[rows[item]]);
    }
}
