using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>The kernel of many rows, never written out.</summary>
/// <remarks>
/// A feature of one row alone joins no two rows: such features only add to the row's product with itself, which needs no column.
/// </remarks>
internal sealed class FactoredKernel : RowKernel
{
    private readonly LabeledRows _rows;
    private readonly int _classes;
    private readonly double _constant;
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;
    private readonly double[] _own;
    private readonly int _sharedCount;

    public FactoredKernel(LabeledRows rows, int classes, double constant, CancellationToken cancellationToken)
    {
        _rows = rows;
        _classes = classes;
        _constant = constant;
        var shared = NumberShared(rows, out _sharedCount);
        _own = new double[rows.Count];
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

    // The weights that the coefficients stand for: of the shared features, of the vectors, of the intercept.
    public override Panel<double> CreateScratch() => new(_sharedCount + _rows.Width + 1, _classes);

    public override void Multiply(ReadOnlySpan<double> coefficients, Span<double> products, Panel<double> scratch)
    {
        Array.Clear(scratch.Values);
        var total = scratch[scratch.Rows - 1];
        for (var row = 0; row < _own.Length; row++)
        {
            var coefficient = coefficients.Slice(row * _classes, _classes);
            VectorRow.AddScaled(coefficient, _constant, total);
            for (var entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                VectorRow.AddScaled(coefficient, _values[entry], scratch[_columns[entry]]);
            }

            var vector = _rows.Vector(row);
            for (var dimension = 0; dimension < vector.Length; dimension++)
            {
                VectorRow.AddScaled(coefficient, vector[dimension], scratch[_sharedCount + dimension]);
            }
        }

        for (var row = 0; row < _own.Length; row++)
        {
            var product = products.Slice(row * _classes, _classes);
            total.CopyTo(product);
            VectorRow.AddScaled(coefficients.Slice(row * _classes, _classes), _own[row], product);
            for (var entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                VectorRow.AddScaled<double>(scratch[_columns[entry]], _values[entry], product);
            }

            var vector = _rows.Vector(row);
            for (var dimension = 0; dimension < vector.Length; dimension++)
            {
                VectorRow.AddScaled<double>(scratch[_sharedCount + dimension], vector[dimension], product);
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
