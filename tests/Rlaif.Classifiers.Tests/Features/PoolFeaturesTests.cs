using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Tests.Features;

public sealed class PoolFeaturesTests
{
    [Fact]
    public void Build_ManyRows_HoldsTheWordsOfEachTextAndThePairsOfMoreThanOne()
    {
        var texts = Some.Texts(1000, seed: 2);

        var pool = PoolFeatures.Build(texts, pairs: true, new ParallelOptions());

        Assert.Equal(1000, pool.Rows);
        Assert.Equal(pool.Hashes.Distinct().Order(), pool.Hashes);
        var counts = texts.SelectMany(FeaturesOf).CountBy(hash => hash).ToDictionary();
        Assert.Contains(counts, pair => TextScanner.IsPair(pair.Key) && pair.Value == 1);
        Assert.Equal(counts.Where(pair => !TextScanner.IsPair(pair.Key) || pair.Value > 1).OrderBy(pair => pair.Key).Select(pair => pair.Value), pool.DocumentFrequencies);
        for (var row = 0; row < texts.Length; row++)
        {
            using var expected = new TextFeatures(new ulong[64], new float[64], pairs: true);
            expected.Read(texts[row]);
            var kept = expected.Hashes.ToArray().Zip(expected.Values.ToArray()).Where(feature => !TextScanner.IsPair(feature.First) || counts[feature.First] > 1);
            Assert.Equal(kept, pool.Ids(row).ToArray().Select(id => pool.Hashes[id]).Zip(pool.Values(row).ToArray()));
        }
    }

    [Fact]
    public void Build_WordsOfDifferentSpread_WeighsTheRareOnesMore()
    {
        // "a" is in four of four rows, "b" in two, "c" and "d" in one.
        var pool = PoolFeatures.Build(["a b", "a b c", "a d", "a"], pairs: false, new ParallelOptions());

        double[] factors = [Math.Log(5.0 / 5) + 1, Math.Log(5.0 / 3) + 1, Math.Log(5.0 / 2) + 1, Math.Log(5.0 / 2) + 1];
        var (a, b, c) = (factors[0] * factors[0], factors[1] * factors[1], factors[2] * factors[2]);
        var meanSquare = (((a + b) / 2) + ((a + b + c) / 3) + ((a + c) / 2) + a) / 4;
        Assert.Equal(factors.Select(factor => factor / Math.Sqrt(meanSquare)).Order(), pool.Idf.Select(factor => (double)factor).Order(), (left, right) => Math.Abs(left - right) < 1e-6);
        Assert.Equal(1, pool.Lengths.Average(length => length * length), 1e-6);
        Assert.Equal(Math.Sqrt((a + b) / 2 / meanSquare), pool.Lengths[0], 1e-6);
    }

    [Fact]
    public void Build_NoRows_HasNoFeatures()
    {
        var pool = PoolFeatures.Build([], pairs: true, new ParallelOptions());

        Assert.Equal((0, 0), (pool.Rows, pool.Hashes.Length));
    }

    [Fact]
    public void Build_Cancelled_Throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => PoolFeatures.Build(["a"], pairs: true, new ParallelOptions { CancellationToken = new CancellationToken(canceled: true) }));

    private static ulong[] FeaturesOf(string text)
    {
        using var features = new TextFeatures(new ulong[64], new float[64], pairs: true);
        features.Read(text);
        return features.Hashes.ToArray();
    }
}
