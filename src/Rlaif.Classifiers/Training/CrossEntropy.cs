using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>The weighted cross-entropy between the labels and the softmax of scores.</summary>
internal sealed class CrossEntropy
{
    private readonly int _classes;
    private readonly double[] _targets;
    private readonly double[] _weights;

    public CrossEntropy(IReadOnlyList<TrainingExample> labeled, int classes)
    {
        _classes = classes;
        _weights = [.. labeled.Select(example => (double)example.Weight)];
        _targets = new double[labeled.Count * classes];
        for (var row = 0; row < labeled.Count; row++)
        {
            // A label of single precision sums to 1 within some ten-thousandths only.
            var target = _targets.AsSpan(row * classes, classes);
            var sum = 0.0;
            for (var index = 0; index < classes; index++)
            {
                sum += target[index] = labeled[row].Label.Probabilities[index];
            }

            foreach (ref var probability in target)
            {
                probability /= sum;
            }
        }
    }

    private CrossEntropy(CrossEntropy loss, double[] weights)
    {
        _classes = loss._classes;
        _targets = loss._targets;
        _weights = weights;
    }

    public int Length => _targets.Length;

    public int Rows => _weights.Length;

    public int Classes => _classes;

    /// <summary>Gets how much each row counts.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Returns the same labels with other weights; a row of weight 0 teaches nothing.</summary>
    public CrossEntropy WithWeights(double[] weights) => new(this, weights);

    /// <summary>Computes the derivative by the scores: weight × (probability − label).</summary>
    /// <param name="scores">A score a row and class.</param>
    /// <param name="residuals">The derivative, a number a row and class.</param>
    public void Differentiate(ReadOnlySpan<double> scores, Span<double> residuals)
    {
        scores.CopyTo(residuals);
        for (var start = 0; start < residuals.Length; start += _classes)
        {
            VectorRow.SubtractLargest(residuals.Slice(start, _classes));
        }

        Exponential.Apply(residuals);
        for (var row = 0; row < _weights.Length; row++)
        {
            var residual = residuals.Slice(row * _classes, _classes);
            VectorRow.Scale(residual, _weights[row] / VectorRow.Sum<double>(residual));
            VectorRow.AddScaled<double>(_targets.AsSpan(row * _classes, _classes), -_weights[row], residual);
        }
    }
}
