using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class BalancedSamplingTests
{
    [Fact]
    public void Query_ClassWithManyLabels_GivesWayToTheOthers()
    {
        var predictions = new PredictionTable([1, 0, 0, 1, 0, 0, 0.5f, 0.5f, 0, 0, 0.5f, 0.5f, 0.6f, 0.2f, 0.2f], 3);
        TrainingExample[] labeled = [new(0, SoftLabel.Certain(0, 3)), new(1, SoftLabel.Certain(0, 3))];

        // Worth by hand: row 2 (1/3 + 1) / 2 = 0.67, row 3 1, row 4 0.6 (0.2 + 0.4) = 0.36; after row 3, row 2 is worth 0.5, row 4 0.28.
        Assert.Equal([3, 2, 4], new BalancedSampling().Query(QueryContexts.Of(predictions, labeled: labeled), 3));
    }

    [Fact]
    public void Query_BatchOfOneClass_IsCounteredWithinTheBatch()
    {
        var predictions = new PredictionTable([0.52f, 0.48f, 0, 0.52f, 0.48f, 0, 0, 0.4f, 0.6f], 3);

        Assert.Contains(2, new BalancedSampling().Query(QueryContexts.Of(predictions), 2));
    }
}
