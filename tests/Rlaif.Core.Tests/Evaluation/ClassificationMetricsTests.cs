using Rlaif.Evaluation;

namespace Rlaif.Tests.Evaluation;

public sealed class ClassificationMetricsTests
{
    [Fact]
    public void Compute_ScikitLearnsExample_GivesItsMacroMeans()
    {
        // The example of scikit-learn's documentation of precision_recall_fscore_support and f1_score.
        var metrics = ClassificationMetrics.Compute(Certain([0, 2, 1, 0, 0, 1], 3), [0, 1, 2, 0, 1, 2]);

        Assert.Equal(2 / 9.0, metrics.MacroPrecision, 1e-9);
        Assert.Equal(1 / 3.0, metrics.MacroRecall, 1e-9);
        Assert.Equal(4 / 15.0, metrics.MacroF1, 1e-9);
        Assert.Equal(1 / 3.0, metrics.Accuracy, 1e-9);
    }

    [Fact]
    public void LogLoss_ScikitLearnsExample_GivesItsValue()
    {
        // The example of scikit-learn's documentation of log_loss: 0.21616...
        var predictions = new PredictionTable([0.1f, 0.9f, 0.9f, 0.1f, 0.8f, 0.2f, 0.35f, 0.65f], 2);

        Assert.Equal(0.21616, ClassificationMetrics.Compute(predictions, [1, 0, 0, 1]).LogLoss, 1e-5);
    }

    [Fact]
    public void LogLoss_CertainAndWrong_IsFinite() =>
        Assert.Equal(-Math.Log(Math.Pow(2, -23)), ClassificationMetrics.Compute(Certain([0], 2), [1]).LogLoss, 1e-5);

    [Fact]
    public void ExpectedCalibrationError_TwoBins_IsTheirWeightedGap()
    {
        // Three rows at 0.9 of which two are right: gap |0.9 - 2/3|; one row at 0.6 that is wrong: gap 0.6.
        var predictions = new PredictionTable([0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.1f, 0.4f, 0.6f], 2);

        var metrics = ClassificationMetrics.Compute(predictions, [0, 0, 1, 0]);

        Assert.Equal(((0.9 - (2 / 3.0)) * 0.75) + (0.6 * 0.25), metrics.ExpectedCalibrationError, 1e-6);
    }

    [Fact]
    public void Compute_ClassThatOccursNowhere_IsLeftOutOfTheMeans() =>
        Assert.Equal(1, ClassificationMetrics.Compute(Certain([0, 1], 3), [0, 1]).MacroF1);

    [Fact]
    public void Compute_ClassNeverPredicted_CountsAsZeroPrecision()
    {
        var metrics = ClassificationMetrics.Compute(Certain([0, 0], 2), [0, 1]);

        Assert.Equal((0.25, 0.5), (metrics.MacroPrecision, metrics.MacroRecall));
    }

    [Fact]
    public void Compute_NoRows_IsZero() => Assert.Equal(0, ClassificationMetrics.Compute(new PredictionTable([], 2), []).Accuracy);

    private static PredictionTable Certain(int[] classes, int count) =>
        new([.. classes.SelectMany(label => SoftLabel.Certain(label, count).Probabilities.ToArray())], count);
}
