using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class KCenterSamplingTests
{
    [Fact]
    public void Query_LabeledRow_GoesToTheFarthestFirst()
    {
        var context = QueryContexts.Of(QueryContexts.Uniform(5, 2), QueryContexts.Circle(0, 0.1, 3.1, 1.5, 3.0), [new TrainingExample(0, SoftLabel.Certain(0, 2))]);

        Assert.Equal([2, 3, 4, 1], new KCenterSampling().Query(context, 4));
    }

    [Fact]
    public void Query_SureRows_AreLeftToTheEnd()
    {
        float[] probabilities = [.. Enumerable.Range(0, 20).SelectMany(row => row < 10 ? new[] { 0.5f, 0.5f } : [0.9f, 0.1f])];
        var context = QueryContexts.Of(new PredictionTable(probabilities, 2), QueryContexts.Circle([.. Enumerable.Range(0, 20).Select(row => row / 10.0)]));

        Assert.All(new KCenterSampling().Query(context, 1), row => Assert.InRange(row, 0, 9));
    }
}
