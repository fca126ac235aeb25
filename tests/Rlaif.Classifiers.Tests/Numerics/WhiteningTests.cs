using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Numerics;

public sealed class WhiteningTests
{
    private const int Rows = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(48)]
    public void Of_IndependentVectors_MakesThemOrthonormal(int size)
    {
        var vectors = Random(size);

        var products = Gram(Whitened(vectors));

        for (var row = 0; row < size; row++)
        {
            Assert.All(Enumerable.Range(0, size), column => Assert.Equal(row == column ? 1 : 0, products[row][column], 1e-5));
        }
    }

    [Fact]
    public void Of_VectorsThatDependOnOthers_BecomeZerosAndTheRestOrthonormal()
    {
        var vectors = Random(8);
        vectors[2] = vectors[0];
        vectors[4] = new double[Rows];
        vectors[5] = [.. vectors[1].Zip(vectors[3]).Select(pair => (2 * pair.First) - (3 * pair.Second))];
        int[] dependent = [2, 4, 5];

        var whitened = Whitened(vectors);

        var products = Gram(whitened);
        for (var row = 0; row < 8; row++)
        {
            Assert.All(Enumerable.Range(0, 8), column => Assert.Equal(row == column && !dependent.Contains(row) ? 1 : 0, products[row][column], 1e-5));
        }

        Assert.All(dependent, column => Assert.All(whitened[column], value => Assert.Equal(0, value)));
    }

    // Products of single precision are right to some 1e-7, and a length is the root of a product.
    [Theory]
    [InlineData(1e-5, 0)]
    [InlineData(1e-2, 1)]
    public void Of_VectorThatHardlyDiffers_CountsFromWhereItIsMoreThanRounding(double difference, double length)
    {
        var vectors = Random(3);
        vectors[1] = [.. vectors[0].Zip(vectors[1]).Select(pair => pair.First + (difference * pair.Second))];

        Assert.Equal([1, length, 1], Gram(Whitened(vectors)).Select((row, index) => row[index]), (one, other) => Math.Abs(one - other) < 1e-3);
    }

    [Fact]
    public void Of_SpanOfTheVectors_StaysTheSame()
    {
        var vectors = Random(5);

        var whitened = Whitened(vectors);

        // What is left of each vector after its projection on the orthonormal ones.
        foreach (var vector in vectors)
        {
            var rest = vector.ToArray();
            foreach (var unit in whitened)
            {
                var share = unit.Zip(vector).Sum(pair => pair.First * pair.Second);
                rest = [.. rest.Zip(unit).Select(pair => pair.First - (share * pair.Second))];
            }

            Assert.Equal(0, rest.Sum(value => value * value), 1e-8);
        }
    }

    [Fact]
    public void Of_NothingButZeros_IsZero() => Assert.All(Whitening.Of(new double[9], 3).Values, value => Assert.Equal(0, value));

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e12)]
    public void Of_AnyScale_MakesUnits(double scale) =>
        Assert.Equal(1, Gram(Whitened([.. Random(3).Select(vector => vector.Select(value => value * scale).ToArray())]))[2][2], 1e-5);

    private static double[][] Random(int size)
    {
        var random = new Random(size);
        return [.. Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, Rows).Select(_ => random.NextDouble() - 0.5).ToArray())];
    }

    private static double[][] Gram(double[][] vectors) =>
        [.. vectors.Select(left => vectors.Select(right => left.Zip(right).Sum(pair => pair.First * pair.Second)).ToArray())];

    private static double[][] Whitened(double[][] vectors)
    {
        var whitening = Whitening.Of([.. Gram(vectors).SelectMany(row => row)], vectors.Length);
        return [.. Enumerable.Range(0, vectors.Length).Select(column => Enumerable.Range(0, Rows)
            .Select(row => Enumerable.Range(0, vectors.Length).Sum(vector => vectors[vector][row] * whitening[vector][column])).ToArray())];
    }
}
