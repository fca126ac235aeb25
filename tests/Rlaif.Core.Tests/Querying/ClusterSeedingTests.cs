using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class ClusterSeedingTests
{
    // Three groups of five, the third of each in its middle.
    private static readonly double[] Angles = [.. new[] { 0.0, 2.0, 4.0 }.SelectMany(middle => new[] { -0.2, -0.1, 0, 0.1, 0.2 }.Select(offset => middle + offset))];

    [Fact]
    public void Query_AsManyAsGroups_TakesTheMiddleOfEach() =>
        Assert.Equal([2, 7, 12], new ClusterSeeding().Query(QueryContexts.Of(QueryContexts.Uniform(15, 2), QueryContexts.Circle(Angles), seed: 3), 3).Order());

    [Fact]
    public void Query_GroupWithAKnownLabel_ComesLast()
    {
        var context = QueryContexts.Of(QueryContexts.Uniform(15, 2), QueryContexts.Circle(Angles), [new TrainingExample(7, SoftLabel.Certain(0, 2))], seed: 3);

        Assert.Equal([2, 12], new ClusterSeeding().Query(context, 2).Order());
    }

    [Fact]
    public void Query_NameOfAClassTellsOfARow_TakesIt()
    {
        float[] probabilities = [.. Enumerable.Range(0, 15).SelectMany(row => row == 9 ? new[] { 0f, 1f } : [1f, 0f])];

        var batch = new ClusterSeeding().Query(QueryContexts.Of(new PredictionTable(probabilities, 2), QueryContexts.Circle(Angles), seed: 3), 3);

        Assert.Contains(9, batch);
    }

    [Fact]
    public void Query_RowsWithoutFeatures_AreNotTakenBeforeOthers()
    {
        var context = QueryContexts.Of(QueryContexts.Uniform(4, 2), QueryContexts.Circle(double.NaN, 1, double.NaN, 3));

        Assert.Equal([1, 3], new ClusterSeeding().Query(context, 2).Order());
    }
}
