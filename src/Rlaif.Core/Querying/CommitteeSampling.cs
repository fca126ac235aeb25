namespace Rlaif.Querying;

/// <summary>Queries the rows between whose two best classes a committee is torn, each member trained on a resample.</summary>
/// <remarks>
/// Query by committee (Seung et al., 1992) by bagging (Abe and Mamitsuka, 1998) with soft votes (Melville and Mooney, 2004):
/// the margin of the mean prediction. Each member costs a training and a prediction of the pool; without a committee it
/// queries by the margin of the classifier.
/// </remarks>
public sealed class CommitteeSampling : IQueryStrategy
{
    /// <summary>Initializes the strategy.</summary>
    /// <param name="size">The number of members: 2 to 100; the default is 5.</param>
    public CommitteeSampling(int size = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 100);
        CommitteeSize = size;
    }

    /// <inheritdoc/>
    public int CommitteeSize { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // The divergence of the members is no good measure here: it is largest beside labels that only some of them have seen.
        var predictions = context.Committee.Count == 0 ? context.Predictions : Consensus(context.Committee);
        return TopRows.Of(context.Candidates, Acquisition.SmallestMargin(predictions), batchSize, context.Random);
    }

    internal static PredictionTable Consensus(IReadOnlyList<PredictionTable> committee)
    {
        var classes = committee[0].Classes;
        var means = new float[committee[0].Rows * classes];
        foreach (var member in committee)
        {
            for (var row = 0; row < member.Rows; row++)
            {
                var mean = means.AsSpan(row * classes, classes);
                var votes = member[row];
                for (var index = 0; index < classes; index++)
                {
                    mean[index] += votes[index] / committee.Count;
                }
            }
        }

        return new PredictionTable(means, classes);
    }
}
