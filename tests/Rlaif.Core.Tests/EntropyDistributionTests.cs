namespace Rlaif.Tests;

public sealed class EntropyDistributionTests
{
    [Fact]
    public void Of_Weights_CountAsManyEqualRows()
    {
        var weighted = EntropyDistribution.Of([0.8f, 0.12f, 0.41f], [1, 6, 3])!;
        var single = EntropyDistribution.Of([0.12f, 0.12f, 0.12f, 0.12f, 0.12f, 0.12f, 0.41f, 0.41f, 0.41f, 0.8f], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])!;

        Assert.Equal(single.Counts, weighted.Counts);
        Assert.Equal(single with { Counts = [] }, weighted with { Counts = [] });
    }

    [Fact]
    public void Of_KnownValues_FallsIntoTwentiethsAndPercentiles()
    {
        var distribution = EntropyDistribution.Of([0f, 0.04f, 0.06f, 0.3f, 0.52f, 0.74f, 0.76f, 1f], [1, 1, 1, 1, 1, 1, 1, 1])!;

        Assert.Equal([2, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1], distribution.Counts);
        Assert.Equal((0.0, 0.04, 0.74), (distribution.Percentile10, Math.Round(distribution.Percentile25, 6), Math.Round(distribution.Percentile75, 6)));
    }

    [Fact]
    public void Of_Nothing_IsNull() => Assert.Null(EntropyDistribution.Of([], []));
}
