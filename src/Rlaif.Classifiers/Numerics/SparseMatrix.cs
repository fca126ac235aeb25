namespace Rlaif.Classifiers.Numerics;

/// <summary>A sparse matrix row by row (compressed sparse rows).</summary>
/// <param name="Starts">Where each row starts, and where the last ends.</param>
/// <param name="Columns">The column of each entry.</param>
/// <param name="Values">The value of each entry.</param>
/// <param name="ColumnCount">The number of columns.</param>
internal sealed record SparseMatrix(int[] Starts, int[] Columns, float[] Values, int ColumnCount)
{
    public int RowCount => Starts.Length - 1;

    public SparseMatrix Transpose()
    {
        var starts = new int[ColumnCount + 1];
        foreach (var column in Columns.AsSpan(0, Starts[^1]))
        {
            starts[column + 1]++;
        }

        for (var column = 0; column < ColumnCount; column++)
        {
            starts[column + 1] += starts[column];
        }

        var (cursors, rows, values) = (starts[..^1], new int[Starts[^1]], new float[Starts[^1]]);
        for (var row = 0; row < RowCount; row++)
        {
            for (var entry = Starts[row]; entry < Starts[row + 1]; entry++)
            {
                var position = cursors[Columns[entry]]++;
                (rows[position], values[position]) = (row, Values[entry]);
            }
        }

        return new SparseMatrix(starts, rows, values, RowCount);
    }

    /// <summary>Multiplies with a dense matrix.</summary>
    /// <param name="right">A row of <paramref name="width"/> numbers for each column of this matrix.</param>
    /// <param name="width">The number of columns of the dense matrix.</param>
    /// <param name="result">A row of <paramref name="width"/> numbers for each row of this matrix, overwritten.</param>
    /// <param name="options">How many threads.</param>
    public void Multiply(float[] right, int width, float[] result, ParallelOptions options)
    {
        RowBlocks.ForEach(RowCount, options, (start, count) =>
        {
            for (var row = start; row < start + count; row++)
            {
                var sum = result.AsSpan(row * width, width);
                sum.Clear();
                for (var entry = Starts[row]; entry < Starts[row + 1]; entry++)
                {
                    VectorRow.AddScaled(right.AsSpan(Columns[entry] * width, width), Values[entry], sum);
                }
            }
        });
    }
}
