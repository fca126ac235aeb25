using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class AutoSamplingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Query_EquallyUnsureRows_TakesTheTypicalBeforeTheOutliers(int seed)
    {
        double[] angles = [.. Enumerable.Range(0, 40).Select(row => row % 4 == 0 ? 2 + (row / 10.0) : row / 100.0)];

        var first = new AutoSampling().Query(QueryContexts.Of(QueryContexts.Uniform(40, 2), QueryContexts.Circle(angles), seed: seed), 1)[0];

        Assert.NotEqual(0, first % 4);
    }

    [Fact]
    public void Query_RowLikeALabeledOne_GivesWay()
    {
        double[] angles = [0, 0.01, 0.02, 0.03, 1.6, 1.61, 1.62, 1.63];
        var context = QueryContexts.Of(QueryContexts.Uniform(8, 2), QueryContexts.Circle(angles), [new TrainingExample(0, SoftLabel.Certain(0, 2)), new TrainingExample(4, SoftLabel.Certain(1, 2))]);
        var other = QueryContexts.Of(QueryContexts.Uniform(8, 2), QueryContexts.Circle(angles), [new TrainingExample(0, SoftLabel.Certain(0, 2))]);

        Assert.Equal(2, new AutoSampling().Query(context, 2).Select(row => row / 4).Distinct().Count());
        Assert.InRange(new AutoSampling().Query(other, 1)[0], 4, 7);
    }

    [Fact]
    public void Query_SureAndUnsureRows_TakesTheUnsure()
    {
        float[] probabilities = [.. Enumerable.Range(0, 100).SelectMany(row => row % 10 == 3 ? new[] { 0.5f, 0.5f } : [0.95f, 0.05f])];
        var context = QueryContexts.Of(new PredictionTable(probabilities, 2), QueryContexts.Circle([.. Enumerable.Range(0, 100).Select(row => row / 16.0)]));

        Assert.All(new AutoSampling().Query(context, 3), row => Assert.Equal(3, row % 10));
    }

    [Fact]
    public void Query_NoVectors_TakesTheSmallestMargin()
    {
        var context = QueryContexts.Of(new PredictionTable([0.9f, 0.1f, 0.5f, 0.5f, 0.7f, 0.3f], 2));

        Assert.Equal([1, 2], new AutoSampling().Query(context, 2));
    }
}
