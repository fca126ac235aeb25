namespace Rlaif.Querying;

/// <summary>Queries rows whose labels would move the classifier far, and in different directions.</summary>
/// <remarks>
/// BADGE (Ash et al., 2020): k-means++ on the gradients of the loss at the predicted labels, which for a linear model are
/// residuals times features, here the dense vectors of up to 10,000 random rows. Without vectors it queries by margin.
/// </remarks>
public sealed class GradientSampling : IQueryStrategy
{
    private const int SampleSize = 10_000;
    private static readonly UncertaintySampling WithoutVectors = new(Acquisition.SmallestMargin);

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (context.Vectors is not { } vectors)
        {
            return WithoutVectors.Query(context, batchSize);
        }

        var rows = RandomSampling.Draw(context.Candidates, Math.Max(SampleSize, batchSize), context.Random);
        var gradients = new Gradients(context, vectors, rows);
        return new Spread(rows.Length, gradients.SquaredDistance).Draw(gradients.Longest, batchSize, rows, context.Random);
    }
}
