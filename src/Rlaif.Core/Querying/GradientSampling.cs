using System.Numerics.Tensors;

namespace Rlaif.Querying;

/// <summary>Queries rows whose labels would move the classifier far, and in different directions.</summary>
/// <remarks>
/// BADGE (Ash et al., 2020): k-means++ on the gradients of the loss at the predicted labels, which for a linear model are
/// residuals times features. Their distances come from the factors, so a gradient is never written out. Works on the dense
/// vectors of up to 10,000 random rows; without vectors it queries by margin.
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
        var features = new DenseRows(vectors, rows);
        var residuals = Residuals(context.Predictions, rows);
        var squares = new float[rows.Length];
        for (var item = 0; item < rows.Length; item++)
        {
            squares[item] = residuals.Dot(item, item) * features.Dot(item, item);
        }

        var largest = rows.Length == 0 ? 0 : TensorPrimitives.IndexOfMax<float>(squares);
        return new Spread(rows.Length, SquaredDistance).Draw(largest, batchSize, rows, context.Random);

        double SquaredDistance(int left, int right) => squares[left] + squares[right] - (2.0 * residuals.Dot(left, right) * features.Dot(left, right));
    }

    private static DenseRows Residuals(PredictionTable predictions, int[] rows)
    {
        var residuals = new DenseRows(rows.Length, predictions.Classes);
        for (var item = 0; item < rows.Length; item++)
        {
            var prediction = predictions[rows[item]];
            prediction.CopyTo(residuals[item]);
            residuals[item][Distribution.Top(prediction)] -= 1;
        }

        return residuals;
    }
}
