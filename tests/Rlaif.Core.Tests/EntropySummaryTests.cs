namespace Rlaif.Tests;

public sealed class EntropySummaryTests
{
    [Fact]
    public void Of_Weights_CountAsManyRows()
    {
        var weighted = EntropySummary.Of([0.8f, 0.1f, 0.4f], [1, 6, 3]);

        Assert.Equal(EntropySummary.Of([0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.4f, 0.4f, 0.4f, 0.8f], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), weighted);
        Assert.Equal(0.26, weighted!.Mean, 1e-6);
        Assert.Equal((0.1f, 0.4f), ((float)weighted.Median, (float)weighted.Percentile90));
    }

    [Fact]
    public void Of_Nothing_IsNull() => Assert.Null(EntropySummary.Of([], []));
}
