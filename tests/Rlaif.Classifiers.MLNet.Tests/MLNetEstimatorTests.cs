namespace Rlaif.Classifiers.MLNet.Tests;

public sealed class MLNetEstimatorTests
{
    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1001)]
    [InlineData(float.NaN)]
    public void Create_RegularizationOutOfRange_Throws(float strength)
    {
        Assert.Throws<ArgumentOutOfRangeException>("l2Regularization", () => MLNetEstimator.LbfgsMaximumEntropy(strength));
        Assert.Throws<ArgumentOutOfRangeException>("l1Regularization", () => MLNetEstimator.LbfgsMaximumEntropy(0.1f, strength));
        Assert.Throws<ArgumentOutOfRangeException>("l2Regularization", () => MLNetEstimator.SdcaMaximumEntropy(strength));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void AveragedPerceptron_IterationsOutOfRange_Throws(int iterations) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(iterations), () => MLNetEstimator.AveragedPerceptron(iterations));

    [Fact]
    public void Options_WrongValues_Throw()
    {
        var options = new MLNetTrainerOptions();

        Assert.Throws<ArgumentNullException>(() => options.Estimator = null!);
        Assert.Throws<ArgumentNullException>(() => options.TextFeatures = null!);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxDegreeOfParallelism = 0);
    }

    [Fact]
    public async Task LbfgsMaximumEntropy_MLNetsOwnRegularization_LearnsAlmostNothingOfFewLabels()
    {
        var texts = Some.Texts(300, seed: 7);

        var (ours, theirs) = (await Some.TrainAsync(texts, Some.Labeled(30)), await Some.TrainAsync(texts, Some.Labeled(30), MLNetEstimator.LbfgsMaximumEntropy(1, 1)));

        Assert.True(theirs.Predictions.NormalizedEntropy().Average() > ours.Predictions.NormalizedEntropy().Average() + 0.1);
    }
}
