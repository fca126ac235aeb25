using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Latent;

/// <summary>Compares the learned space with the exact one, by Jacobi rotations of the small matrix rows × rows.</summary>
public sealed class SingularVectorsTests
{
    [Fact]
    public void Learn_FewerTextsThanDimensions_FindsTheWholeRowSpace()
    {
        var (rows, pieces, vectors) = Learn(Some.Texts(40, seed: 6));
        var images = Product(rows, pieces);
        var (values, units) = Eigen(Gram(images));

        // The vector of a feature is its row of pieces, projected on the span of the rows: PΠPᵀ with Π = Σ of r rᵀ.
        double[][] spans = [.. units.Where((_, index) => values[index] > 1e-8 * values.Max()).Zip(values.Where(value => value > 1e-8 * values.Max()))
            .Select(pair => Combine(images, pair.First).Select(value => value / Math.Sqrt(pair.Second)).ToArray())];
        var expected = Gram([.. pieces.Select(row => spans.Select(span => Dot(row, span)).ToArray())]);
        var actual = Gram(vectors);
        var scale = Trace(expected) / Trace(actual);
        Assert.Equal(40, spans.Length);
        var difference = expected.Zip(actual).Sum(pair => pair.First.Zip(pair.Second).Sum(both => Math.Pow(both.First - (scale * both.Second), 2)));
        Assert.InRange(Math.Sqrt(difference / expected.Sum(row => Dot(row, row))), 0, 2e-3);
    }

    [Fact]
    public void Learn_MoreTextsThanDimensions_CapturesTheLeadingDirections()
    {
        var (rows, pieces, vectors) = Learn(Some.Texts(160, seed: 6));
        double[] expected = [.. Eigen(Gram(Product(rows, pieces))).Values.OrderDescending().Take(LatentSpace.Dimensions)];

        // With V orthonormal, the squared singular values of YV are those of Y, as far as V spans its leading ones.
        var scores = Transpose(Product(rows, vectors));
        double[] actual = [.. Eigen(Gram(scores)).Values.OrderDescending()];

        var scale = expected[0] / actual[0];
        Assert.InRange(scale * actual.Sum() / expected.Sum(), 0.985, 1.001);
        Assert.All(Enumerable.Range(0, 40), index => Assert.InRange(scale * actual[index] / expected[index], 0.97, 1.003));
    }

    private static (double[][] Rows, double[][] Pieces, double[][] Vectors) Learn(string[] texts)
    {
        var features = PoolFeatures.Build(texts, pairs: true, new ParallelOptions());
        var chosen = LatentFeatures.Choose(features);
        var space = LatentSpaceLearner.Learn(texts, features, new ParallelOptions());
        Assert.Equal(chosen.Length, space.Features.Count);
        return (Dense(LatentFeatures.Sample(features, chosen)), Dense(PieceMatrix.Build(texts, features, chosen, new ParallelOptions())),
            [.. space.Vectors.Chunk(LatentSpace.Dimensions).Select(vector => vector.Select(value => (double)value).ToArray())]);
    }

    private static double[][] Dense(SparseMatrix matrix)
    {
        double[][] dense = [.. Enumerable.Range(0, matrix.RowCount).Select(_ => new double[matrix.ColumnCount])];
        for (var row = 0; row < matrix.RowCount; row++)
        {
            for (var entry = matrix.Starts[row]; entry < matrix.Starts[row + 1]; entry++)
            {
                dense[row][matrix.Columns[entry]] += matrix.Values[entry];
            }
        }

        return dense;
    }

    // The eigenvalues and unit eigenvectors of a symmetric matrix, which is overwritten.
    private static (double[] Values, double[][] Units) Eigen(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] units = [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => row == column ? 1.0 : 0).ToArray())];
        for (var sweep = 0; sweep < 12; sweep++)
        {
            for (var first = 0; first < size; first++)
            {
                for (var second = first + 1; second < size; second++)
                {
                    Rotate(matrix, units, first, second);
                }
            }
        }

        return ([.. Enumerable.Range(0, size).Select(index => matrix[index][index])], units);
    }

    private static void Rotate(double[][] matrix, double[][] units, int first, int second)
    {
        if (Math.Abs(matrix[first][second]) < 1e-14 * Math.Sqrt(Math.Abs(matrix[first][first] * matrix[second][second])))
        {
            return;
        }

        var angle = 0.5 * Math.Atan2(2 * matrix[first][second], matrix[first][first] - matrix[second][second]);
        var (sine, cosine) = Math.SinCos(angle);
        for (var index = 0; index < matrix.Length; index++)
        {
            (matrix[index][first], matrix[index][second]) = ((cosine * matrix[index][first]) + (sine * matrix[index][second]), (cosine * matrix[index][second]) - (sine * matrix[index][first]));
        }

        for (var index = 0; index < matrix.Length; index++)
        {
            (matrix[first][index], matrix[second][index]) = ((cosine * matrix[first][index]) + (sine * matrix[second][index]), (cosine * matrix[second][index]) - (sine * matrix[first][index]));
            (units[first][index], units[second][index]) = ((cosine * units[first][index]) + (sine * units[second][index]), (cosine * units[second][index]) - (sine * units[first][index]));
        }
    }

    private static double[][] Product(double[][] left, double[][] right) => [.. left.Select(row => Combine(right, row))];

    private static double[] Combine(double[][] rows, double[] factors)
    {
        var sum = new double[rows[0].Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; factors[row] != 0 && column < sum.Length; column++)
            {
                sum[column] += factors[row] * rows[row][column];
            }
        }

        return sum;
    }

    private static double[][] Gram(double[][] rows) => [.. rows.Select(left => rows.Select(right => Dot(left, right)).ToArray())];

    private static double[][] Transpose(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];

    private static double Trace(double[][] matrix) => Enumerable.Range(0, matrix.Length).Sum(index => matrix[index][index]);

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }
}
