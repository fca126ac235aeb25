using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Numerics;

public sealed class SparseMatrixTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(600, 70)]
    public void Transpose_AnyShape_SwapsRowsAndColumns(int rows, int columns)
    {
        var matrix = Matrix(rows, columns);

        var transposed = matrix.Transpose();

        Assert.Equal((columns, rows), (transposed.RowCount, transposed.ColumnCount));
        Assert.Equal(Entries(matrix).Select(entry => (entry.Column, entry.Row, entry.Value)).Order(), Entries(transposed));
        Assert.Equal(Entries(matrix), Entries(transposed.Transpose()));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 3, 5)]
    [InlineData(600, 70, 96)]
    public void Multiply_AnyShape_IsTheProductOfANaiveLoop(int rows, int columns, int width)
    {
        var matrix = Matrix(rows, columns);
        var random = new Random(5);
        float[] right = [.. Enumerable.Range(0, columns * width).Select(_ => random.NextSingle() - 0.5f)];
        var expected = new double[rows * width];
        foreach (var (row, column, value) in Entries(matrix))
        {
            for (var index = 0; index < width; index++)
            {
                expected[(row * width) + index] += (double)value * right[(column * width) + index];
            }
        }

        var product = Multiply(matrix, right, width, threads: -1);

        Assert.Equal(expected, product.Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal(product, Multiply(matrix, right, width, threads: 1));
    }

    // What stood in the result before counts for nothing.
    private static float[] Multiply(SparseMatrix matrix, float[] right, int width, int threads)
    {
        float[] result = [.. Enumerable.Repeat(7f, matrix.RowCount * width)];
        matrix.Multiply(right, width, result, new ParallelOptions { MaxDegreeOfParallelism = threads });
        return result;
    }

    // Every seventh row and column is empty.
    private static SparseMatrix Matrix(int rows, int columns)
    {
        var random = new Random(rows);
        var (starts, ids, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < rows; row++)
        {
            foreach (var column in Enumerable.Range(0, columns).Where(column => row % 7 != 6 && column % 7 != 6 && random.Next(4) == 0))
            {
                ids.Add(column);
                values.Add(random.NextSingle() - 0.5f);
            }

            starts.Add(ids.Count);
        }

        return new SparseMatrix([.. starts], [.. ids], [.. values], columns);
    }

    private static IEnumerable<(int Row, int Column, float Value)> Entries(SparseMatrix matrix) =>
        Enumerable.Range(0, matrix.RowCount).SelectMany(row => Enumerable.Range(matrix.Starts[row], matrix.Starts[row + 1] - matrix.Starts[row])
            .Select(entry => (row, matrix.Columns[entry], matrix.Values[entry])));
}
