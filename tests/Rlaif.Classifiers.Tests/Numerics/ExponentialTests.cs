using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Numerics;

public sealed class ExponentialTests
{
    [Fact]
    public void Apply_NumbersUpToZero_AreWithinThreeUnitsInTheLastPlace()
    {
        double[] numbers = [.. Enumerable.Range(0, 20_001).Select(step => -step * 708.0 / 20_000)];
        float[] singles = [.. Enumerable.Range(0, 20_001).Select(step => -step * 87f / 20_000)];
        var (doubles, floats) = (numbers.ToArray(), singles.ToArray());

        Exponential.Apply(doubles);
        Exponential.Apply(floats);

        Assert.All(numbers.Zip(doubles), pair => Assert.InRange(pair.Second / Math.Exp(pair.First), 1 - 7e-16, 1 + 7e-16));
        Assert.All(singles.Zip(floats), pair => Assert.InRange(pair.Second / Math.Exp(pair.First), 1 - 3.6e-7, 1 + 3.6e-7));
        Assert.Equal((1, 1), (doubles[0], floats[0]));
    }

    [Fact]
    public void Apply_FarBelowZero_IsTinyAndFinite()
    {
        float[] singles = [-87, -88, -1000, float.MinValue, float.NegativeInfinity];
        double[] doubles = [-708, -709, -1e6, double.MinValue, double.NegativeInfinity];

        Exponential.Apply(singles);
        Exponential.Apply(doubles);

        Assert.All(singles, value => Assert.InRange(value, 1e-38f, 2e-38f));
        Assert.All(doubles, value => Assert.InRange(value, 3e-308, 4e-308));
    }

    [Fact]
    public void Apply_AnyPlaceAndLength_GivesTheSameBits()
    {
        for (var length = 1; length <= 40; length++)
        {
            float[] singles = [.. Enumerable.Repeat(-1.2345678f, length)];
            double[] doubles = [.. Enumerable.Repeat(-1.2345678, length)];

            Exponential.Apply(singles);
            Exponential.Apply(doubles);

            Assert.Equal(BitConverter.SingleToInt32Bits(singles[0]), BitConverter.SingleToInt32Bits(Assert.Single(singles.Distinct())));
            Assert.Single(doubles.Distinct());
            Assert.Equal((Math.Exp(-1.2345678f), Math.Exp(-1.2345678)), (singles[^1], doubles[^1]), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-7 && Math.Abs(one.Item2 - other.Item2) < 1e-15);
        }
    }
}
