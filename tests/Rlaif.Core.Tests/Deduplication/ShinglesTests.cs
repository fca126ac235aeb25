using Rlaif.Deduplication;

namespace Rlaif.Tests.Deduplication;

public sealed class ShinglesTests
{
    [Theory]
    [InlineData("Card arrival", "card  ARRIVAL!", true)]
    [InlineData("ok", "OK.", true)]
    [InlineData("a b", "ab", false)]
    [InlineData("🙂🙂🙂", "🙁🙁🙁", false)]
    [InlineData("?!", "...", false)]
    public void IsLike_Texts_AreComparedByWhatTheySay(string left, string right, bool expected) =>
        Assert.Equal(expected, Set(0, left).IsLike(Set(1, right), 0.85));

    // Of "abcdefgh" and "abcdefgx" 4 of 6 shingles are the same.
    [Theory]
    [InlineData(0.66, true)]
    [InlineData(0.67, false)]
    public void IsLike_Threshold_IsTheJaccardSimilarity(double threshold, bool expected) =>
        Assert.Equal(expected, Set(0, "abcdefgh").IsLike(Set(1, "abcdefgx"), threshold));

    [Fact]
    public void IsLike_RepeatedShingles_CountOnce() =>
        Assert.True(Set(0, "aaaaaaaaaaaaaaa").IsLike(Set(1, "aaaa"), 1));

    private static ShingleSet Set(int row, string text)
    {
        var set = new ShingleSet();
        set.Load(row, text);
        return set;
    }
}
