using System.Numerics.Tensors;

namespace Rlaif.Querying;

/// <summary>The gradients of the loss at the predicted labels: residuals times features, never written out.</summary>
internal sealed class Gradients
{
    private readonly DenseRows _features;
    private readonly DenseRows _residuals;
    private readonly float[] _squares;

    public Gradients(QueryContext context, PoolVectors vectors, int[] rows)
    {
        _features = new DenseRows(vectors, rows);
        _residuals = new DenseRows(rows.Length, context.Predictions.Classes);
        _squares = new float[rows.Length];
        for (var item = 0; item < rows.Length; item++)
        {
            var prediction = context.Predictions[rows[item]];
            prediction.CopyTo(_residuals[item]);
            _residuals[item][Distribution.Top(prediction)] -= 1;
            _squares[item] = _residuals.Dot(item, item) * _features.Dot(item, item);
        }
    }

    /// <summary>Gets the item of the longest gradient; 0 where there is none.</summary>
    public int Longest => Math.Max(0, TensorPrimitives.IndexOfMax<float>(_squares));

    public double SquaredDistance(int left, int right) =>
        _squares[left] + _squares[right] - (2.0 * _residuals.Dot(left, right) * _features.Dot(left, right));
}
