using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Numerics;

public sealed class VectorRowTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 40), 96, 1001];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddScaled_AnyLength_AddsAndLeavesWhatIsBehind(int length)
    {
        var (row, sum) = (Numbers(length, seed: 1), Numbers(length + 3, seed: 2));
        double[] expected = [.. sum.Select((start, index) => index < length ? start + (0.25 * row[index]) : start)];

        VectorRow.AddScaled<double>(row, 0.25, sum);

        Assert.Equal(expected, sum);
    }

    [Fact]
    public void AddScaled_ShorterSum_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VectorRow.AddScaled<float>(new float[9], 1, new float[8]));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_AnyLength_IsTheSumOfProducts(int length)
    {
        var (left, right) = (Numbers(length, seed: 1), Numbers(length, seed: 2));

        Assert.Equal(left.Zip(right).Sum(pair => pair.First * pair.Second), VectorRow.Dot<double>(left, right), 1e-12);
    }

    [Fact]
    public void Dot_ShorterRight_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VectorRow.Dot<float>(new float[9], new float[8]));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Normalize_AnyLength_ScalesToLengthOne(int length)
    {
        float[] row = [.. Numbers(length, seed: 3).Select(value => (float)value)];
        var norm = Math.Sqrt(row.Sum(value => (double)value * value));
        double[] expected = [.. row.Select(value => value / norm)];

        VectorRow.Normalize(row);

        Assert.Equal(expected, row.Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public void Normalize_Zeros_Stay()
    {
        var row = new float[20];

        VectorRow.Normalize(row);

        Assert.All(row, value => Assert.Equal(0, value));
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
