namespace Rlaif.Classifiers.Numerics;

/// <summary>Turns vectors with given inner products into orthonormal ones.</summary>
internal static class Whitening
{
    // A direction that the others explain up to rounding adds nothing but noise.
    private const double RelativeTolerance = 1e-7;

    /// <summary>Computes W = L⁻ᵀ, L being the Cholesky factor: Wᵀ · matrix · W is the identity.</summary>
    /// <param name="matrix">Symmetric and positive semidefinite, row by row; overwritten.</param>
    /// <param name="size">Its number of rows.</param>
    /// <returns>W; a column of zeros for each direction that depends on those before it.</returns>
    public static Panel<float> Of(double[] matrix, int size)
    {
        Factorize(matrix, size);
        var whitening = new Panel<float>(size, size);
        var column = new double[size];
        for (var unit = 0; unit < size; unit++)
        {
            // Row by row of L, solves L · column = unit vector; the column of L⁻¹ is the row of its transpose.
            for (var row = unit; row < size; row++)
            {
                var factor = matrix.AsSpan(row * size, row + 1);
                var value = (row == unit ? 1 : 0) - VectorRow.Dot<double>(factor[unit..row], column.AsSpan(unit, row - unit));
                column[row] = factor[row] == 0 ? 0 : value / factor[row];
                whitening[unit][row] = (float)column[row];
            }
        }

        return whitening;
    }

    private static void Factorize(double[] matrix, int size)
    {
        for (var row = 0; row < size; row++)
        {
            var current = matrix.AsSpan(row * size, size);
            var diagonal = current[row];
            for (var column = 0; column < row; column++)
            {
                var pivot = matrix[(column * size) + column];
                var product = VectorRow.Dot<double>(current[..column], matrix.AsSpan(column * size, column));
                current[column] = pivot == 0 ? 0 : (current[column] - product) / pivot;
            }

            var rest = diagonal - VectorRow.Dot<double>(current[..row], current[..row]);
            current[row] = rest > RelativeTolerance * diagonal ? Math.Sqrt(rest) : 0;
        }
    }
}
