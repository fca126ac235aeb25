namespace Rlaif.Querying;

/// <summary>Queries the rows on which classifiers disagree that were trained on resamples of the labels.</summary>
/// <remarks>
/// Query by committee (Seung et al., 1992) by bagging (Abe and Mamitsuka, 1998); disagreement is the mean Kullback-Leibler
/// divergence from the mean prediction (McCallum and Nigam, 1998). Each member costs a training and a prediction of the pool;
/// without a committee it queries by margin.
/// </remarks>
public sealed class CommitteeSampling : IQueryStrategy
{
    private static readonly UncertaintySampling WithoutCommittee = new(Acquisition.SmallestMargin);

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
        return context.Committee.Count < 2
            ? WithoutCommittee.Query(context, batchSize)
            : TopRows.Of(context.Candidates, Disagreement(context.Committee), batchSize, context.Random);
    }

    // The mean divergence from the mean is the entropy of the mean less the mean of the entropies.
    internal static float[] Disagreement(IReadOnlyList<PredictionTable> committee)
    {
        var mean = Mean(committee);
        var disagreement = mean.NormalizedEntropy();
        foreach (var member in committee)
        {
            var entropies = member.EntropyOfRows;
            for (var row = 0; row < disagreement.Length; row++)
            {
                disagreement[row] -= entropies[row] / committee.Count;
            }
        }

        return disagreement;
    }

    private static PredictionTable Mean(IReadOnlyList<PredictionTable> committee)
    {
        var classes = committee[0].Classes;
        var sums = new float[committee[0].Rows * classes];
        foreach (var member in committee)
        {
            for (var row = 0; row < member.Rows; row++)
            {
                var sum = sums.AsSpan(row * classes, classes);
                for (var index = 0; index < classes; index++)
                {
                    sum[index] += member[row][index] / committee.Count;
                }
            }
        }

        return new PredictionTable(sums, classes);
    }
}
