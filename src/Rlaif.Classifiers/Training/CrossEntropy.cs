using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Differentiate(ReadOnlySpan<double> scores, Span<double> residuals)
    {
        for (var start = 0; start < scores.Length; start += _classes)
        {
            var largest = scores[start];
            for (var index = start + 1; index < start + _classes; index++)
            {
                largest = Math.Max(largest, scores[index]);
            }

            for (var index = start; index < start + _classes; index++)
            {
                residuals[index] = scores[index] - largest;
            }
        }

        Exponential.Apply(residuals);
        for (int row = 0, start = 0; row < _weights.Length; row++, start += _classes)
        {
            var sum = 0.0;
            for (var index = start; index < start + _classes; index++)
            {
                sum += residuals[index];
            }

            var weight = _weights[row];
            for (var index = start; index < start + _classes; index++)
            {
                residuals[index] = weight * ((residuals[index] / sum) - _targets[index]);
            }
        }
    }
}
