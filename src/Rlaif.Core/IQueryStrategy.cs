namespace Rlaif;

/// <summary>Chooses which rows of the pool to label next.</summary>
/// <remarks>Implementations hold no state between calls and are safe for concurrent use.</remarks>
public interface IQueryStrategy
{
    /// <summary>Gets how many classifiers the strategy wants to hear beside the current one.</summary>
    /// <value>The default is 0; each costs a training and a prediction of the pool.</value>
    int CommitteeSize => 0;

    /// <summary>Selects the next batch.</summary>
    /// <param name="context">The candidates and what is known of them.</param>
    /// <param name="batchSize">The number of rows wanted, at least 1.</param>
    /// <returns>
    /// Distinct rows of the candidates, the most informative first: <paramref name="batchSize"/>, or all where there are fewer.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1.</exception>
    IReadOnlyList<int> Query(QueryContext context, int batchSize);
}
