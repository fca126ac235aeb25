using System.Numerics;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Numerics;

public sealed class DenseProductTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(33)]
    public void Add_AnyShape_AddsTheProductOfANaiveLoop(int inner)
    {
        for (var rows = 1; rows <= 9; rows++)
        {
            for (var columns = 1; columns <= 40; columns++)
            {
                AssertNaive<float>(rows, inner, columns, 1e-5);
                AssertNaive<double>(rows, inner, columns, 1e-13);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(37)]
    public void Add_RowInAnyCompany_GivesTheSameBits(int columns)
    {
        AssertSameBits<float>(columns);
        AssertSameBits<double>(columns);
    }

    private static void AssertNaive<T>(int rows, int inner, int columns, double tolerance)
        where T : struct, INumber<T>
    {
        var (left, right, result) = (Numbers<T>(rows * inner), Numbers<T>(inner * columns), Numbers<T>(rows * columns));
        double[] expected = [.. result.Select((start, index) => double.CreateChecked(start)
            + Enumerable.Range(0, inner).Sum(middle => double.CreateChecked(left[(index / columns * inner) + middle]) * double.CreateChecked(right[(middle * columns) + (index % columns)])))];

        DenseProduct.Add(left, PanelOf(right, inner, columns), result);

        Assert.Equal(expected, result.Select(double.CreateChecked), (one, other) => Math.Abs(one - other) <= tolerance);
    }

    private static void AssertSameBits<T>(int columns)
        where T : struct, INumber<T>
    {
        const int inner = 50;
        var (left, right) = (Numbers<T>(9 * inner), PanelOf(Numbers<T>(inner * columns), inner, columns));
        var alone = new T[9 * columns];
        for (var row = 0; row < 9; row++)
        {
            DenseProduct.Add(left.AsSpan(row * inner, inner), right, alone.AsSpan(row * columns, columns));
        }

        for (var rows = 2; rows <= 9; rows++)
        {
            var together = new T[rows * columns];
            DenseProduct.Add(left.AsSpan(0, rows * inner), right, together);

            Assert.Equal(alone[..(rows * columns)], together);
        }
    }

    private static Panel<T> PanelOf<T>(T[] values, int rows, int columns)
        where T : struct, INumber<T>
    {
        var panel = new Panel<T>(rows, columns);
        panel.CopyFrom(values);
        return panel;
    }

    private static T[] Numbers<T>(int count)
        where T : struct, INumber<T>
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating((2 * random.NextDouble()) - 1))];
    }
}
