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
        return TopRows.Of(context.Candidates, _acquisition(context.Predictions), batchSize, context.Random);
    }
}
