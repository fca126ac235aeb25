namespace Rlaif.Classifiers.Tests;

public sealed class LinearTrainerOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    [InlineData(double.NaN)]
    public void Regularization_OutOfRange_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(LinearTrainerOptions.Regularization), () => new LinearTrainerOptions { Regularization = value });

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void MaxDegreeOfParallelism_OutOfRange_Throws(int value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(LinearTrainerOptions.MaxDegreeOfParallelism), () => new LinearTrainerOptions { MaxDegreeOfParallelism = value });

    [Fact]
    public async Task Options_ChangedLater_DoNotChangeTheTrainer()
    {
        var options = new LinearTrainerOptions();
        var trainer = new LinearTrainer(options);
        options.Regularization = 1000;

        await using var session = await trainer.OpenAsync(Pool.FromTexts(["rain", "coins"]), Some.Topics, seed: 1);
        var trained = await session.TrainAsync([Some.Labeled(0, 0), Some.Labeled(1, 1)]);

        Assert.True(trained.Predictions[0][0] > 0.9);
    }

    [Fact]
    public async Task Regularization_Stronger_FlattensProbabilities()
    {
        var weak = await Some.TrainAsync(Some.Texts(60, seed: 1), Some.Topics, Some.Labeled(12), new LinearTrainerOptions { Regularization = 0.001 });
        var strong = await Some.TrainAsync(Some.Texts(60, seed: 1), Some.Topics, Some.Labeled(12), new LinearTrainerOptions { Regularization = 10 });

        Assert.True(strong.Predictions.NormalizedEntropy().Average() > weak.Predictions.NormalizedEntropy().Average());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WordPairs_TellOrdersApart(bool pairs)
    {
        // A pair counts where it stands in two texts at least.
        var trained = await Some.TrainAsync(
            ["dog bites man", "man bites dog", "the dog bites man", "the man bites dog"], new LabelSet("no news", "news"), [Some.Labeled(0, 0, 2), Some.Labeled(1, 1, 2)], new LinearTrainerOptions { WordPairs = pairs });

        Assert.Equal(pairs, !trained.Predictions[0].SequenceEqual(trained.Predictions[1]));
        Assert.Equal(pairs, trained.Predictions.Top() is [0, 1, 0, 1]);
    }
}
