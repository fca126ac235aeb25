using System.Numerics.Tensors;

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
            TensorPrimitives.ConvertTruncating(labeled[row].Label.Probabilities, target);
            TensorPrimitives.Divide(target, TensorPrimitives.Sum<double>(target), target);
        }
    }

    public int Length => _targets.Length;

    /// <summary>Computes the derivative by the scores: weight × (probability − label).</summary>
    /// <param name="scores">A score a row and class.</param>
    /// <param name="residuals">The derivative, a number a row and class.</param>
    public void Differentiate(ReadOnlySpan<double> scores, Span<double> residuals)
    {
        for (var row = 0; row < _weights.Length; row++)
        {
            var residual = residuals.Slice(row * _classes, _classes);
            var score = scores.Slice(row * _classes, _classes);
            TensorPrimitives.Subtract(score, TensorPrimitives.Max(score), residual);
            TensorPrimitives.Exp(residual, residual);
            TensorPrimitives.Divide(residual, TensorPrimitives.Sum<double>(residual), residual);
            TensorPrimitives.Subtract(residual, _targets.AsSpan(row * _classes, _classes), residual);
            TensorPrimitives.Multiply(residual, _weights[row], residual);
        }
    }
}
