using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class GradientsTests
{
    private static readonly PredictionTable Predictions = new([0.5f, 0.3f, 0.2f, 0.6f, 0.2f, 0.2f, 0.9f, 0.05f, 0.05f, 0.34f, 0.33f, 0.33f], 3);
    private static readonly Gradients Four = new(QueryContexts.Of(Predictions), QueryContexts.Circle(0, 1, 2, 0.5), [0, 1, 2, 3]);

    // Computed from the gradients written out, by NumPy.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 0.29581862)]
    [InlineData(0, 2, 0.45742203)]
    [InlineData(1, 3, 0.19835461)]
    [InlineData(3, 2, 0.65439403)]
    public void SquaredDistance_TwoItems_IsThatOfTheGradientsWrittenOut(int left, int right, double expected) =>
        Assert.Equal(expected, Four.SquaredDistance(left, right), 1e-6);

    [Fact]
    public void Longest_SomeItems_IsTheFlattestPrediction() => Assert.Equal(3, Four.Longest);

    [Fact]
    public void Query_Gradients_BeginsWithTheLongestAndTakesAlikeOnesLast()
    {
        var context = QueryContexts.Of(new PredictionTable([0.5f, 0.5f, 0.5f, 0.5f, 0.9f, 0.1f], 2), QueryContexts.Circle(1, 1, 1));

        Assert.Equal(2, new GradientSampling().Query(context, 2)[1]);
    }
}
