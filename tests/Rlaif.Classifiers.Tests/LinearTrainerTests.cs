namespace Rlaif.Classifiers.Tests;

public sealed class LinearTrainerTests
{
    private static readonly string[] Texts = Some.Texts(300, seed: 7);

    [Fact]
    public async Task TrainAsync_ThirtyLabels_PredictsTheRestOfThePoolAndNewTexts()
    {
        var trained = await Some.TrainAsync(Texts, Some.Topics, Some.Labeled(30));
        var unseen = await trained.Classifier.PredictAsync(Some.Texts(300, seed: 8));

        Assert.True(Accuracy(trained.Predictions, from: 30) > 0.9);
        Assert.True(Accuracy(unseen, from: 0) > 0.9);
    }

    [Fact]
    public async Task TrainAsync_MoreLabels_LowersTheEntropyOfThePool()
    {
        var few = await Some.TrainAsync(Texts, Some.Topics, Some.Labeled(9));
        var many = await Some.TrainAsync(Texts, Some.Topics, Some.Labeled(90));

        Assert.True(many.Predictions.NormalizedEntropy().Average() < few.Predictions.NormalizedEntropy().Average() - 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task TrainAsync_AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        var texts = Some.Texts(2000, seed: 3);
        var one = await Some.TrainAsync(texts, Some.Topics, Some.Labeled(30));

        var other = await Some.TrainAsync(texts, Some.Topics, Some.Labeled(30), new LinearTrainerOptions { MaxDegreeOfParallelism = threads });

        Assert.Equal(Some.Flat(one.Predictions), Some.Flat(other.Predictions));
        Assert.Equal(await Some.SaveAsync(one.Classifier), await Some.SaveAsync(other.Classifier));
    }

    [Fact]
    public async Task TrainAsync_AnyRow_PredictsTheBitsOfTheClassifierForItsText()
    {
        var trained = await Some.TrainAsync(Texts, Some.Topics, Some.Labeled(30));

        var predictions = await trained.Classifier.PredictAsync(Texts);

        Assert.Equal(Some.Flat(trained.Predictions), Some.Flat(predictions));
    }

    [Fact]
    public async Task TrainAsync_NoRows_PredictsByTheNamesAndDescriptionsOfClasses()
    {
        var labels = new LabelSet([new LabelDefinition("fruit", "apples and pears"), new LabelDefinition("weather", "rain and sun")]);

        var trained = await Some.TrainAsync(["a bag of apples", "rain all day", "fruit", "nothing of it"], labels, []);

        Assert.Equal([0, 1, 0], trained.Predictions.Top()[..3]);
        Assert.True(trained.Predictions.NormalizedEntropy()[3] > trained.Predictions.NormalizedEntropy()[0]);
    }

    [Fact]
    public async Task TrainAsync_NoRowsAndNamesThatTellNothing_PredictsUniformly()
    {
        var trained = await Some.TrainAsync(["red apple", "green apple", "blue sky"], new LabelSet("xx", "yy", "zz"), []);

        Assert.All(Some.Flat(trained.Predictions), probability => Assert.Equal(1f / 3, probability, 0.01f));
    }

    [Fact]
    public async Task TrainAsync_OneRow_LeansToItsClassAndStaysUncertain()
    {
        var trained = await Some.TrainAsync(["red apple", "green apple", "blue sky"], new LabelSet("xx", "yy", "zz"), [Some.Labeled(0, 1)]);

        var entropies = trained.Predictions.NormalizedEntropy();
        Assert.Equal([1, 1, 1], trained.Predictions.Top());
        Assert.True(entropies[0] is > 0.01f and < 0.2f, $"{entropies[0]}");
        Assert.True(entropies[1] > entropies[0] && entropies[2] > entropies[1]);
        Assert.True(entropies[2] > 0.9, $"{entropies[2]}");
    }

    [Fact]
    public async Task TrainAsync_ClassWithoutLabels_KeepsASmallProbability()
    {
        var trained = await Some.TrainAsync(Texts, Some.Topics, [.. Some.Labeled(60).Where(example => example.Label.Top != 2)]);

        Assert.All(Enumerable.Range(60, 100), row => Assert.InRange(trained.Predictions[row][2], 1e-6f, 0.4f));
    }

    [Fact]
    public async Task TrainAsync_OneSeenClass_StaysUncertain()
    {
        var trained = await Some.TrainAsync(Texts, Some.Topics, [.. Enumerable.Range(0, 20).Select(index => Some.Labeled(index * 3, 0))]);

        Assert.All(trained.Predictions.Top(), top => Assert.Equal(0, top));
        Assert.True(trained.Predictions.NormalizedEntropy().Average() > 0.2);
    }

    [Fact]
    public async Task TrainAsync_Weight_CountsAsThatManyRowsButForTheCalibration()
    {
        var twice = await Some.TrainAsync(Texts, Some.Topics, [Some.Labeled(0, 0), Some.Labeled(0, 0), Some.Labeled(1, 1)]);
        var weighted = await Some.TrainAsync(Texts, Some.Topics, [Some.Labeled(0, 0, weight: 2), Some.Labeled(1, 1)]);

        // Calibration multiplies every score by one factor, and so every logarithm of a ratio of probabilities.
        var (expected, actual) = (LogRatios(twice.Predictions), LogRatios(weighted.Predictions));
        var factor = expected.Zip(actual).Sum(pair => pair.First * pair.Second) / expected.Sum(ratio => ratio * ratio);
        Assert.InRange(factor, 0.5, 2);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(factor * pair.First, pair.Second, 0.02 * expected.Max(Math.Abs)));
    }

    [Fact]
    public async Task TrainAsync_EmptyPool_GivesAClassifier()
    {
        var trained = await Some.TrainAsync([], Some.Topics, []);

        Assert.Equal(0, trained.Predictions.Rows);
        Assert.Equal(1, ((LinearClassifier)trained.Classifier).Predict("qqq").NormalizedEntropy, 0.01);
    }

    [Fact]
    public async Task TrainAsync_WithTimeProvider_MeasuresBothPhases()
    {
        await using var session = await new LinearTrainer(timeProvider: new SteppingTime()).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        var trained = await session.TrainAsync(Some.Labeled(3));

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), (trained.TrainDuration, trained.PredictDuration));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(300)]
    public async Task TrainAsync_RowOutsideThePool_Throws(int row) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Some.TrainAsync(Texts, Some.Topics, [Some.Labeled(row, 0)]));

    [Fact]
    public async Task TrainAsync_LabelOfAnotherSet_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Some.TrainAsync(Texts, Some.Topics, [Some.Labeled(0, 0, classes: 2)]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task TrainAsync_WeightThatIsNone_Throws(float weight) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Some.TrainAsync(Texts, Some.Topics, [Some.Labeled(0, 0, weight: weight)]));

    [Fact]
    public async Task TrainAsync_AfterDispose_Throws()
    {
        var session = await new LinearTrainer().OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);
        await session.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.TrainAsync([]));
    }

    [Fact]
    public async Task TrainAsync_CancelledBeforeThePoolIsPredicted_Throws()
    {
        using var source = new CancellationTokenSource();
        await using var session = await new LinearTrainer(timeProvider: new SteppingTime(atStep: 2, source.Cancel)).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1, CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.TrainAsync(Some.Labeled(30), source.Token));
    }

    [Fact]
    public async Task OpenAsync_Cancelled_Throws() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LinearTrainer().OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1, new CancellationToken(canceled: true)));

    private static double[] LogRatios(PredictionTable predictions) =>
        [.. Enumerable.Range(0, predictions.Rows).SelectMany(row => new[] { Math.Log(predictions[row][0] / predictions[row][1]), Math.Log(predictions[row][0] / predictions[row][2]) })];

    private static double Accuracy(PredictionTable predictions, int from)
    {
        var top = predictions.Top();
        return Enumerable.Range(from, top.Length - from).Average(row => top[row] == row % 3 ? 1.0 : 0);
    }
}
