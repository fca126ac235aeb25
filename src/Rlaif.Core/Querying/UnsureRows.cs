namespace Rlaif.Querying;

/// <summary>Finds the rows that a batch is chosen from where choosing costs more than one pass.</summary>
internal static class UnsureRows
{
    private const int RowsPerChoice = 10;

    /// <summary>Returns ten times a batch of rows, those of the smallest margin first.</summary>
    public static int[] Of(QueryContext context, int batchSize) =>
        TopRows.Of(context.Candidates, Acquisition.SmallestMargin(context.Predictions), Math.Min(batchSize, context.Candidates.Count) * RowsPerChoice, context.Random);
}
