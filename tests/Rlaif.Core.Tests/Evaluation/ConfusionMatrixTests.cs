using Rlaif.Evaluation;

namespace Rlaif.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void CohenKappa_TwentyFiveTenFifteen_IsFourTenths()
    {
        // 20 and 15 agreements, 5 and 10 disagreements: observed 0.7, by chance 0.5.
        int[] gold = [.. Repeat(0, 25), .. Repeat(1, 25)];
        int[] predicted = [.. Repeat(0, 20), .. Repeat(1, 5), .. Repeat(0, 10), .. Repeat(1, 15)];

        Assert.Equal(0.4, ConfusionMatrix.Count(gold, predicted, 2).CohenKappa(), 1e-9);
    }

    [Fact]
    public void CohenKappa_ByChanceOnly_IsZero() => Assert.Equal(0, ConfusionMatrix.Count([0, 0, 1, 1], [0, 1, 0, 1], 2).CohenKappa(), 1e-9);

    [Fact]
    public void CohenKappa_OneClassThroughout_IsOne() => Assert.Equal(1, ConfusionMatrix.Count([0, 0], [0, 0], 2).CohenKappa());

    [Fact]
    public void Count_Pairs_StandAtTrueAndPredicted()
    {
        var matrix = ConfusionMatrix.Count([0, 0, 0, 1, 2], [0, 1, 1, 1, 0], 3);

        Assert.Equal((1, 2, 0, 1, 0, 1), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1], matrix[2, 2], matrix[2, 0]));
        Assert.Equal((5, 2, 3, 2), (matrix.Total, matrix.Correct, matrix.GoldCount(0), matrix.PredictedCount(0)));
        Assert.Equal((0.5, 1 / 3.0, 0.4), (matrix.Precision(0), matrix.Recall(0), matrix.F1(0)));
    }

    [Fact]
    public void Count_DifferentLengths_Throws() => Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([0], [0, 1], 2));

    private static IEnumerable<int> Repeat(int label, int count) => Enumerable.Repeat(label, count);
}
