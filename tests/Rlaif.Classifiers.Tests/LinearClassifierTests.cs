namespace Rlaif.Classifiers.Tests;

public sealed class LinearClassifierTests
{
    private static readonly string Known = Some.Word(topic: 1, number: 2);

    public static TheoryData<string> OddTexts =>
    [
        "", " ", "?!... --- !!", "\u0000\u0001", "é e\u0301 \u0301", "我喜欢天气", "天気がいいです", "อากาศดี", "İıſß", "dog2 C3PO", new string('!', 70_000),
    ];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Predict_OddText_GivesADistribution(string text)
    {
        var classifier = await Some.ClassifierAsync();

        var label = classifier.Predict(text);

        Assert.Equal(3, label.Probabilities.Length);
        Assert.Equal((await classifier.PredictAsync([text]))[0].ToArray(), label.Probabilities.ToArray());
    }

    // Half a surrogate pair does not survive as the argument of a theory.
    [Fact]
    public async Task Predict_HalfSurrogatePairs_GivesADistribution()
    {
        var classifier = await Some.ClassifierAsync();

        Assert.Equal(classifier.Predict(string.Empty), classifier.Predict("\ud83d"));
        Assert.Equal(classifier.Predict(string.Empty), classifier.Predict("\ude00\ud83d"));
        Assert.Equal(classifier.Predict(Known), classifier.Predict($"\ude00{Known}\ud83d"));
        Assert.NotEqual(classifier.Predict(string.Empty), classifier.Predict(Known));
    }

    [Fact]
    public async Task PredictAsync_NullAmongTheTexts_Throws()
    {
        var classifier = await Some.ClassifierAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => classifier.PredictAsync(["a", null!]));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(500)]
    public async Task PredictAsync_CancelledWhileItReadsTheTexts_Stops(int count)
    {
        using var source = new CancellationTokenSource();
        var classifier = await Some.ClassifierAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => classifier.PredictAsync(new CancellingTexts(count, source), source.Token));
    }

    [Fact]
    public async Task Predict_OneTokenOfTenMillionCharacters_GivesADistribution() =>
        Assert.Equal((await Some.ClassifierAsync()).Predict(string.Empty), (await Some.ClassifierAsync()).Predict(new string('x', 10_000_000)));

    [Fact]
    public async Task Predict_TenMillionCharactersOfWords_FindsTheirTopic()
    {
        var text = string.Concat(Enumerable.Repeat($"{Some.Word(2, 1)} {Some.Word(2, 2)} {Some.Word(2, 3)} {Some.Word(1001)} ", 380_000));

        Assert.Equal(2, (await Some.ClassifierAsync()).Predict(text).Top);
    }

    [Fact]
    public async Task Predict_ShortText_AllocatesTheLabelAlone()
    {
        var classifier = await Some.ClassifierAsync();
        var text = $"{Known} and some more words of a message, as people write them!";
        _ = classifier.Predict(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = classifier.Predict(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 200);
    }

    [Fact]
    public async Task Predict_Null_Throws()
    {
        var classifier = await Some.ClassifierAsync();

        Assert.Throws<ArgumentNullException>(() => classifier.Predict(null!));
    }

    [Fact]
    public async Task Predict_MoreClassesThanFitTheStack_GivesADistribution()
    {
        var labels = new LabelSet(Enumerable.Range(0, 257).Select(index => Some.Word(index)));

        var trained = await Some.TrainAsync(["one", "two"], labels, [Some.Labeled(0, 256, 257)], new LinearTrainerOptions { Regularization = 1000 });

        Assert.Equal(256, ((LinearClassifier)trained.Classifier).Predict("one").Top);
    }

    [Fact]
    public async Task PredictAsync_NoTexts_GivesAnEmptyTable()
    {
        var predictions = await (await Some.ClassifierAsync()).PredictAsync([]);

        Assert.Equal((0, 3), (predictions.Rows, predictions.Classes));
    }

    [Fact]
    public async Task PredictAsync_Cancelled_Throws()
    {
        var classifier = await Some.ClassifierAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => classifier.PredictAsync(["rain"], new CancellationToken(canceled: true)));
    }
}
