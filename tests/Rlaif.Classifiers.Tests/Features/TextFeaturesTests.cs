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

    [Fact]
    public void Read_WordPairs_CountLessThanWords()
    {
        var (hashes, values) = Read("tea cup", pairs: true);

        var length = Math.Sqrt(2 + (0.3 * 0.3));
        Assert.Equal(3, hashes.Length);
        Assert.Equal([0.3 / length, 1 / length, 1 / length], values.Select(value => (double)value).Order(), (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Read_NoWords_HasNoFeatures(string text) => Assert.Empty(Read(text).Hashes);

    [Fact]
    public void Read_LongText_HasAscendingHashesAndUnitLength()
    {
        var (hashes, values) = Read(string.Join(' ', Enumerable.Range(0, 5000).Select(word => Some.Word(word % 700))));

        Assert.Equal(700, hashes.Length);
        Assert.Equal(hashes.Order(), hashes);
        Assert.Equal(1, values.Sum(value => (double)value * value), 1e-5);
    }

    private static (ulong[] Hashes, float[] Values) Read(string text, bool pairs = false)
    {
        using var features = new TextFeatures(new ulong[2], new float[2], pairs);
        features.Read(text);
        return (features.Hashes.ToArray(), features.Values.ToArray());
    }
}
