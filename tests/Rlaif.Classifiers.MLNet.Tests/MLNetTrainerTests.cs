using Microsoft.ML;
using Rlaif.Labelers;

namespace Rlaif.Classifiers.MLNet.Tests;

public sealed class MLNetTrainerTests
{
    private static readonly string[] Texts = Some.Texts(300, seed: 7);

    public static TheoryData<string> Estimators => Some.Estimators;

    [Theory]
    [MemberData(nameof(Estimators))]
    public async Task TrainAsync_SixtyLabels_PredictsTheRestOfThePool(string name)
    {
        var trained = await Some.TrainAsync(Texts, Some.Labeled(60), Some.Estimator(name));

        Assert.True(Enumerable.Range(60, 240).Count(row => trained.Predictions.Top()[row] == row % 3) > 216);
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public async Task RunAsync_TwiceWithOneSeed_GivesEqualRuns(string name)
    {
        var first = await RunAsync(Some.Estimator(name));
        var second = await RunAsync(Some.Estimator(name));

        Assert.Equal(first.Labeled.Select(row => (row.Example.Id, row.Label, row.Source, row.Prediction)), second.Labeled.Select(row => (row.Example.Id, row.Label, row.Source, row.Prediction)));
        Assert.Equal(await Some.SaveAsync(first.Classifier), await Some.SaveAsync(second.Classifier));
    }

    [Fact]
    public async Task TrainAsync_AnyNumberOfThreads_GivesTheSameBits()
    {
        var texts = Some.Texts(5000, seed: 3);
        var one = await Some.TrainAsync(new MLNetTrainer(new MLNetTrainerOptions { MaxDegreeOfParallelism = 1 }), texts, Some.Labeled(30));

        var many = await Some.TrainAsync(new MLNetTrainer(new MLNetTrainerOptions { MaxDegreeOfParallelism = 4 }), texts, Some.Labeled(30));

        Assert.Equal(Some.Flat(one.Predictions), Some.Flat(many.Predictions));
        Assert.Equal(await Some.SaveAsync(one.Classifier), await Some.SaveAsync(many.Classifier));
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public async Task TrainAsync_LabelsInAnotherOrder_KeepsTheClassesInLabelSetOrder(string name)
    {
        var trained = await Some.TrainAsync(Texts, [.. Some.Labeled(60).Skip(2)], Some.Estimator(name));

        Assert.Equal([2, 0, 1], trained.Predictions.Top().Skip(2).Take(3));
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public async Task TrainAsync_ClassWithoutLabels_KeepsASmallProbability(string name)
    {
        var trained = await Some.TrainAsync(Texts, [.. Some.Labeled(60).Where(example => example.Label.Top != 2)], Some.Estimator(name));

        var ofOthers = Enumerable.Range(60, 100).Where(row => row % 3 != 2).Average(row => trained.Predictions[row][2]);
        Assert.InRange(ofOthers, 0f, 0.4f);
        Assert.All(Enumerable.Range(60, 100), row => Assert.True(name == "bayes" || trained.Predictions[row][2] > 0));
    }

    [Theory]
    [MemberData(nameof(Estimators))]
    public async Task TrainAsync_OnlyEmptyTexts_PredictsDistributions(string name)
    {
        var trained = await Some.TrainAsync(["", " ", "\t"], Some.Labeled(2), Some.Estimator(name));

        Assert.All(Enumerable.Range(0, 3), row => _ = new SoftLabel(trained.Predictions[row]));
    }

    [Fact]
    public async Task TrainAsync_SoftLabels_TrainAsWeightedRowsWhereWeightsAreTaken()
    {
        var half = new SoftLabel([0.55f, 0.45f, 0]);
        TrainingExample[] hard = [.. Some.Labeled(30)];
        TrainingExample[] soft = [.. hard.Select(example => example.Label.Top == 0 ? example with { Label = half } : example)];

        var logger = new RecordingLogger();
        var (sure, torn) = (await Some.TrainAsync(Texts, hard), await Some.TrainAsync(new MLNetTrainer(logger: logger), Texts, soft));

        Assert.True(torn.Predictions[0][1] > sure.Predictions[0][1] + 0.15);
        Assert.Empty(logger.Messages);
    }

    [Theory]
    [InlineData("bayes")]
    [InlineData("perceptron")]
    public async Task TrainAsync_SoftLabelsWithoutWeights_TrainHardAndSaySoOnce(string name)
    {
        var logger = new RecordingLogger();
        var trainer = new MLNetTrainer(new MLNetTrainerOptions { Estimator = Some.Estimator(name) }, logger: logger);
        TrainingExample[] soft = [.. Some.Labeled(30).Select(example => example with { Label = Softened(example.Label) })];
        await using var session = await trainer.OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        await session.TrainAsync(Some.Labeled(30));
        Assert.Empty(logger.Messages);
        var trained = await session.TrainAsync(soft);
        await session.TrainAsync(soft);

        Assert.Contains("takes no weights", Assert.Single(logger.Messages), StringComparison.Ordinal);
        Assert.Equal(Some.Flat((await Some.TrainAsync(Texts, Some.Labeled(30), Some.Estimator(name))).Predictions), Some.Flat(trained.Predictions));
    }

    [Fact]
    public async Task TrainAsync_Cancelled_EndsWithoutWaitingForTheTraining()
    {
        using var started = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        using var source = new CancellationTokenSource();
        var estimator = MLNetEstimator.FromFeatures(context =>
        {
            started.Release();
            release.Wait(CancellationToken.None);
            return context.MulticlassClassification.Trainers.NaiveBayes();
        });
        await using var session = await new MLNetTrainer(new MLNetTrainerOptions { Estimator = estimator }).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        var training = session.TrainAsync(Some.Labeled(30), source.Token);
        await started.WaitAsync();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training);
        release.Set();
        await session.TrainAsync([]);
    }

    [Fact]
    public async Task TrainAsync_WarmStart_LearnsTheSameWithinItsTolerance()
    {
        await using var session = await new MLNetTrainer(new MLNetTrainerOptions { WarmStart = true }).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);
        await session.TrainAsync(Some.Labeled(30));

        var warm = await session.TrainAsync(Some.Labeled(40));

        var cold = await Some.TrainAsync(Texts, Some.Labeled(40));
        Assert.All(Some.Flat(cold.Predictions).Zip(Some.Flat(warm.Predictions)), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }

    [Fact]
    public async Task TrainAsync_WrongArguments_AreRefusedBeforeTraining()
    {
        await using var session = await new MLNetTrainer().OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => session.TrainAsync([new TrainingExample(300, SoftLabel.Certain(0, 3))]));
        await Assert.ThrowsAsync<ArgumentException>(() => session.TrainAsync([new TrainingExample(0, SoftLabel.Certain(0, 2))]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => session.TrainAsync([new TrainingExample(0, SoftLabel.Certain(0, 3), float.NaN)]));
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.TrainAsync([]));
    }

    private static SoftLabel Softened(SoftLabel label) => new([.. label.Probabilities.ToArray().Select(probability => (probability * 0.7f) + 0.1f)]);

    private static Task<ActiveLearningResult> RunAsync(MLNetEstimator estimator)
    {
        var pool = Pool.FromTexts(Texts);
        var gold = pool.Originals.Select((example, row) => (example.Id, Label: Some.Topics[row % 3].Name)).ToDictionary(pair => pair.Id, pair => pair.Label, StringComparer.Ordinal);
        var loop = new ActiveLearningLoop(new OracleLabeler(Some.Topics, gold, noise: 0.1), new MLNetTrainer(new MLNetTrainerOptions { Estimator = estimator }))
        {
            Options = new ActiveLearningOptions { MaxLabels = 50, Seed = 5 },
        };
        return loop.RunAsync(new ActiveLearningRun(pool, Some.Topics));
    }
}
