using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Tests.Features;

public sealed class TextFeaturesTests
{
    [Fact]
    public void Read_RepeatedWords_CountsThemSublinearlyAtUnitLength()
    {
        var (hashes, values) = Read("tea tea tea cup");

        var count = 1 + Math.Log(3);
        var length = Math.Sqrt((count * count) + 1);
        Assert.Equal(2, hashes.Length);
        Assert.Equal([1 / length, count / length], values.Select(value => (double)value).Order(), (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Read_NoWords_HasNoFeatures(string text) => Assert.Empty(Read(text).Hashes);

    [Fact]
    public void Read_LongText_HasAscendingHashesAndUnitLength()
    {
        var (hashes, values) = Read(string.Join(' ', Enumerable.Range(0, 5000).Select(word => word % 700)));

        Assert.Equal(700, hashes.Length);
        Assert.Equal(hashes.Order(), hashes);
        Assert.Equal(1, values.Sum(value => (double)value * value), 1e-5);
    }

    private static (ulong[] Hashes, float[] Values) Read(string text)
    {
        using var features = new TextFeatures(new ulong[2], new float[2], pairs: false);
        features.Read(text);
        return (features.Hashes.ToArray(), features.Values.ToArray());
    }
}
