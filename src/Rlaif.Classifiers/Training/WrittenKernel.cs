using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>The kernel of few rows, written out.</summary>
internal sealed class WrittenKernel : RowKernel
{
    private readonly int _rows;
    private readonly int _classes;
    private readonly double[] _products;

    public WrittenKernel(LabeledRows rows, int classes, double constant, CancellationToken cancellationToken)
    {
        _rows = rows.Count;
        _classes = classes;
        _products = new double[_rows * _rows];
        var spread = new double[rows.FeatureIds.Length];
        for (var row = 0; row < _rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Spread(rows, row, spread, clear: false);
            for (var other = 0; other <= row; other++)
            {
                var product = constant + SparseDot(rows, other, spread) + VectorRow.Dot(rows.Vector(row), rows.Vector(other));
                _products[(row * _rows) + other] = _products[(other * _rows) + row] = product;
            }

            Spread(rows, row, spread, clear: true);
        }
    }

    public override Panel<double> CreateScratch() => new(_rows, _classes);

    public override void Multiply(ReadOnlySpan<double> coefficients, Span<double> products, Panel<double> scratch)
    {
        scratch.CopyFrom(coefficients);
        products.Clear();
        DenseProduct.Add(_products, scratch, products);
    }

    // Writes the row into an array with a place for each feature, or takes it out again.
    private static void Spread(LabeledRows rows, int row, double[] spread, bool clear)
    {
        var columns = rows.Columns(row);
        var values = rows.Values(row);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            spread[columns[entry]] = clear ? 0 : values[entry];
        }
    }

    private static double SparseDot(LabeledRows rows, int row, double[] spread)
    {
        var columns = rows.Columns(row);
        var values = rows.Values(row);
        var sum = 0.0;
        for (var entry = 0; entry < columns.Length; entry++)
        {
            sum += values[entry] * spread[columns[entry]];
        }

        return sum;
    }
}
