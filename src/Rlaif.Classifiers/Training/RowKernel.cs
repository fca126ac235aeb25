using System.Numerics.Tensors;

namespace Rlaif.Classifiers.Training;

/// <summary>The matrix of the inner products of all labeled rows, never written out.</summary>
/// <remarks>
/// The best weights are a combination of the labeled rows (Kimeldorf and Wahba, 1971), so training searches a number
/// a row and class instead of one a feature and class; there are some hundred times fewer. A feature of one row alone
/// joins no two rows: such features only add to the row's product with itself, which needs no column.
/// </remarks>
internal sealed class RowKernel
{
    private readonly int _classes;
    private readonly double _constant;
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;
    private readonly double[] _own;
    private readonly double[] _sums;

    /// <summary>Initializes the kernel.</summary>
    /// <param name="rows">The labeled rows.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="constant">What is added to every product: the square of the feature that carries the intercept.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public RowKernel(LabeledRows rows, int classes, double constant, CancellationToken cancellationToken = default)
    {
        _classes = classes;
        _constant = constant;
        var shared = NumberShared(rows, out var sharedCount);
        _own = new double[rows.Count];
        _sums = new double[(sharedCount + 1) * classes];
        _starts = new int[rows.Count + 1];
        var columns = new List<int>();
        var values = new List<double>();
        for (var row = 0; row < rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var entry = 0; entry < rows.Columns(row).Length; entry++)
            {
                var (column, value) = (shared[rows.Columns(row)[entry]], rows.Values(row)[entry]);
                if (column < 0)
                {
                    _own[row] += value * value;
                }
                else
                {
                    columns.Add(column);
                    values.Add(value);
                }
            }

            _starts[row + 1] = columns.Count;
        }

        (_columns, _values) = ([.. columns], [.. values]);
    }

    /// <summary>Multiplies the kernel with a number a row and class.</summary>
    public void Multiply(ReadOnlySpan<double> coefficients, Span<double> products)
    {
        Array.Clear(_sums);
        var total = _sums.AsSpan(_sums.Length - _classes);
        for (var row = 0; row < _own.Length; row++)
        {
            var coefficient = coefficients.Slice(row * _classes, _classes);
            TensorPrimitives.MultiplyAdd(coefficient, _constant, total, total);
            for (var entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                var sum = _sums.AsSpan(_columns[entry] * _classes, _classes);
                TensorPrimitives.MultiplyAdd(coefficient, _values[entry], sum, sum);
            }
        }

        for (var row = 0; row < _own.Length; row++)
        {
            var product = products.Slice(row * _classes, _classes);
            TensorPrimitives.MultiplyAdd(coefficients.Slice(row * _classes, _classes), _own[row], total, product);
            for (var entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                TensorPrimitives.MultiplyAdd(_sums.AsSpan(_columns[entry] * _classes, _classes), _values[entry], product, product);
            }
        }
    }

    // A number for each column that two rows or more share, -1 for the others.
    private static int[] NumberShared(LabeledRows rows, out int count)
    {
        var numbers = new int[rows.FeatureIds.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var column in rows.Columns(row))
            {
                numbers[column]++;
            }
        }

        count = 0;
        for (var column = 0; column < numbers.Length; column++)
        {
            numbers[column] = numbers[column] > 1 ? count++ : -1;
        }

        return numbers;
    }
}
