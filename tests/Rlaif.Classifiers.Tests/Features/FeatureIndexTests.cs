using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Tests.Features;

public sealed class FeatureIndexTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Find_AnyHash_GivesItsPositionOrANegativeNumber(int count)
    {
        var random = new Random(4);
        ulong[] hashes = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64() * 2).Order()];

        var index = new FeatureIndex(hashes);

        Assert.All(Enumerable.Range(0, count), position => Assert.Equal(position, index.Find(hashes[position])));
        Assert.All(hashes, hash => Assert.True(index.Find(hash + 1) < 0));
        Assert.True(index.Find(ulong.MaxValue) < 0);
    }

    [Fact]
    public void UnionWith_Overlap_HoldsEachHashOnceAscending()
    {
        Assert.Equal([1, 2, 3, 5, 8], new FeatureIndex([1, 3, 5]).UnionWith(new FeatureIndex([2, 3, 8])).Hashes);
        Assert.Equal([4], new FeatureIndex([]).UnionWith(new FeatureIndex([4])).Hashes);
        Assert.Empty(new FeatureIndex([]).UnionWith(new FeatureIndex([])).Hashes);
    }

    [Fact]
    public void Find_HashesAllInOneBucket_AreFound()
    {
        var index = new FeatureIndex([0, 1, 2, 3, 5, ulong.MaxValue]);

        Assert.Equal([0, 3, 4, 5], new ulong[] { 0, 3, 5, ulong.MaxValue }.Select(index.Find));
        Assert.True(index.Find(4) < 0);
    }
}
