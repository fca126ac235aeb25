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

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(1000, 7)]
    [InlineData(1000, 1_000_000)]
    public void Of_AnyValues_GivesThePercentilesOfTheSortedRows(int count, int different)
    {
        var random = new Random(count + different);
        float[] entropies = [.. Enumerable.Range(0, count).Select(_ => random.Next(different) / (float)different)];
        int[] weights = [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 4))];

        var summary = EntropySummary.Of(entropies, weights)!;

        float[] rows = [.. entropies.Zip(weights).SelectMany(item => Enumerable.Repeat(item.First, item.Second)).Order()];
        Assert.Equal(rows[(int)Math.Ceiling(rows.Length * 0.5) - 1], summary.Median);
        Assert.Equal(rows[(int)Math.Ceiling(rows.Length * 0.9) - 1], summary.Percentile90);
        Assert.Equal(rows.Average(value => (double)value), summary.Mean, 1e-9);
    }

    [Fact]
    public void Of_Nothing_IsNull() => Assert.Null(EntropySummary.Of([], []));
}
