namespace Rlaif.Contracts;

/// <summary>What every <see cref="IClassifierTrainer"/> promises; derive from it to hold your own trainer to it.</summary>
public abstract class ClassifierTrainerContract
{
    private static readonly LabelSet Labels = new("fruit", "metal", "never seen");

    private static readonly Pool Texts = Pool.FromTexts(
    [
        "a ripe apple and a pear", "the pear tastes of apple", "sweet plum, ripe pear", "apple pie with plum", "a plum and an apple",
        "iron and copper wire", "a copper pipe of iron", "zinc on iron", "copper, zinc and tin", "a tin of zinc",
        "", "?!", "apple of iron",
    ]);

    private static readonly TrainingExample[] Labeled =
    [
        new(0, SoftLabel.Certain(0, 3)), new(1, SoftLabel.Certain(0, 3)), new(2, SoftLabel.Certain(0, 3)),
        new(5, SoftLabel.Certain(1, 3)), new(6, SoftLabel.Certain(1, 3)), new(8, SoftLabel.Certain(1, 3)),
    ];

    /// <summary>Gets the format that reads what the trainer's classifiers save.</summary>
    protected abstract IClassifierFormat Format { get; }

    protected abstract IClassifierTrainer Create();

    [Fact]
    public async Task TrainAsync_LabeledRows_PredictsTheOthers()
    {
        var trained = await TrainAsync(Labeled);

        Assert.Equal([0, 0], [trained.Predictions.Top()[3], trained.Predictions.Top()[4]]);
        Assert.Equal([1, 1], [trained.Predictions.Top()[7], trained.Predictions.Top()[9]]);
    }

    [Fact]
    public async Task TrainAsync_AnyRows_GivesDistributions()
    {
        var trained = await TrainAsync(Labeled);

        AssertDistributions(trained.Predictions, Texts.Count, Labels.Count);
    }

    [Fact]
    public async Task TrainAsync_NoRows_IsUnsureOfTextsThatNoClassNames()
    {
        var trained = await TrainAsync([]);

        AssertDistributions(trained.Predictions, Texts.Count, Labels.Count);
        Assert.All(Enumerable.Range(0, Texts.Count), row => Assert.InRange(new SoftLabel(trained.Predictions[row]).NormalizedEntropy, 0.5, 1));
    }

    [Fact]
    public async Task TrainAsync_OneRow_StaysUncertain()
    {
        var trained = await TrainAsync([Labeled[0]]);

        AssertDistributions(trained.Predictions, Texts.Count, Labels.Count);
        Assert.Equal(0, trained.Predictions.Top()[0]);
        Assert.True(new SoftLabel(trained.Predictions[5]).NormalizedEntropy > 0.05);
    }

    [Fact]
    public async Task TrainAsync_OneClassInTheSet_PredictsIt()
    {
        await using var session = await Create().OpenAsync(Texts, new LabelSet("only"), seed: 1);

        var trained = await session.TrainAsync([new TrainingExample(0, SoftLabel.Certain(0, 1))]);

        Assert.All(Enumerable.Range(0, Texts.Count), row => Assert.Equal(1, trained.Predictions[row][0]));
    }

    [Fact]
    public async Task TrainAsync_SoftLabels_AreTakenAsTheyAre()
    {
        var torn = new SoftLabel([0.5f, 0.5f, 0]);

        var trained = await TrainAsync([.. Labeled, new TrainingExample(12, torn)]);

        AssertDistributions(trained.Predictions, Texts.Count, Labels.Count);
        Assert.True(new SoftLabel(trained.Predictions[12]).Entropy > new SoftLabel(trained.Predictions[0]).Entropy);
    }

    [Fact]
    public async Task TrainAsync_SameSeed_GivesTheSameBits()
    {
        var first = await TrainAsync(Labeled);
        var second = await TrainAsync(Labeled);

        Assert.All(Enumerable.Range(0, Texts.Count), row => Assert.Equal(first.Predictions[row].ToArray(), second.Predictions[row].ToArray()));
        Assert.Equal(await SaveAsync(first.Classifier), await SaveAsync(second.Classifier));
    }

    [Fact]
    public async Task TrainAsync_TwiceInOneSession_DoesNotDependOnTheFirst()
    {
        await using var session = await Create().OpenAsync(Texts, Labels, seed: 1);
        await session.TrainAsync([Labeled[0]]);

        var second = await session.TrainAsync(Labeled);

        var fresh = await TrainAsync(Labeled);
        Assert.All(
            Enumerable.Range(0, Texts.Count),
            row => Assert.All(Enumerable.Range(0, Labels.Count), label => Assert.Equal(fresh.Predictions[row][label], second.Predictions[row][label], 0.001)));
    }

    [Fact]
    public async Task TrainAsync_Cancelled_Throws()
    {
        await using var session = await Create().OpenAsync(Texts, Labels, seed: 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.TrainAsync(Labeled, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task PredictAsync_TextsOfThePool_GivesThePoolsPredictions()
    {
        var trained = await TrainAsync(Labeled);

        var predictions = await trained.Classifier.PredictAsync([.. Texts.Select(example => example.Text)]);

        Assert.All(
            Enumerable.Range(0, Texts.Count),
            row => Assert.All(Enumerable.Range(0, Labels.Count), label => Assert.Equal(trained.Predictions[row][label], predictions[row][label], 0.0001)));
    }

    [Fact]
    public async Task PredictAsync_TextsNeverSeen_GivesDistributions()
    {
        var trained = await TrainAsync(Labeled);

        AssertDistributions(await trained.Classifier.PredictAsync(["", "nothing known here", "\ud83d \u0000", "リンゴと鉄"]), 4, Labels.Count);
    }

    [Fact]
    public async Task PredictAsync_FromManyTasks_GivesTheSame()
    {
        var classifier = (await TrainAsync(Labeled)).Classifier;

        var predictions = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => classifier.PredictAsync(["ripe plum of tin"]))));

        Assert.All(predictions, prediction => Assert.Equal(predictions[0][0].ToArray(), prediction[0].ToArray()));
    }

    [Fact]
    public async Task Classifier_AfterItsSessionIsClosed_StillPredicts()
    {
        var classifier = (await TrainAsync(Labeled)).Classifier;

        Assert.Equal(0, (await classifier.PredictAsync(["a ripe apple"])).Top()[0]);
        Assert.Equal(Labels.Select(label => label.Name), classifier.Labels.Select(label => label.Name));
    }

    [Fact]
    public async Task SaveAsync_ThenRead_PredictsTheSameBits()
    {
        var classifier = (await TrainAsync(Labeled)).Classifier;
        using var file = new MemoryStream(await SaveAsync(classifier));

        var loaded = await ModelFile.ReadAsync(file, [Format]);

        string[] texts = ["a ripe apple", "iron wire", "neither"];
        var (expected, actual) = (await classifier.PredictAsync(texts), await loaded.PredictAsync(texts));
        Assert.All([0, 1, 2], row => Assert.Equal(expected[row].ToArray(), actual[row].ToArray()));
        Assert.Equal(Labels.Select(label => label.Name), loaded.Labels.Select(label => label.Name));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task SaveAsync_ThenCutOff_IsRefused(double share)
    {
        var bytes = await SaveAsync((await TrainAsync(Labeled)).Classifier);
        using var file = new MemoryStream(bytes[..(int)(bytes.Length * share)]);

        await Assert.ThrowsAsync<ModelFileException>(() => ModelFile.ReadAsync(file, [Format]));
    }

    private static void AssertDistributions(PredictionTable predictions, int rows, int classes)
    {
        Assert.Equal((rows, classes), (predictions.Rows, predictions.Classes));
        Assert.All(Enumerable.Range(0, rows), row => _ = new SoftLabel(predictions[row]));
    }

    private static async Task<byte[]> SaveAsync(IClassifier classifier)
    {
        using var stream = new MemoryStream();
        await classifier.SaveAsync(stream);
        return stream.ToArray();
    }

    private async Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled)
    {
        await using var session = await Create().OpenAsync(Texts, Labels, seed: 1);
        return await session.TrainAsync(labeled);
    }
}
