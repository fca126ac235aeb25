namespace Rlaif.Classifiers.Tests;

/// <summary>However a text is predicted, the bits are the same.</summary>
public sealed class BitsTests
{
    private static readonly string[] Texts = [.. Some.Texts(254, seed: 13), "", "?! 我 never seen", .. Some.Texts(100, seed: 14)];

    private static readonly LinearTrainerOptions QuickOptions = new() { Regularization = 1 };

    public static TheoryData<int, bool> Models => new()
    {
        { 1, false }, { 2, false }, { 3, false }, { 20, false }, { 77, false }, { 1, true }, { 2, true }, { 3, true }, { 20, true }, { 77, true },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Predict_InAnyWay_GivesTheSameBits(int classes, bool embedded)
    {
        var trained = await TrainAsync(classes, embedded);

        var expected = Some.Flat(trained.Predictions);

        Assert.Equal(expected, Some.Flat(await trained.Classifier.PredictAsync(Texts)));
        foreach (var length in new[] { 1, 2, 255, 256, 257 })
        {
            foreach (var start in new[] { 0, 3 })
            {
                var part = Texts[start..(start + length)];
                var bits = expected[(start * classes)..((start + length) * classes)];
                var prepared = new PreparedTexts(part);
                Assert.Equal(bits, Some.Flat(await trained.Classifier.PredictAsync(part)));
                Assert.Equal(bits, Some.Flat(await trained.Classifier.PredictAsync(prepared)));
                Assert.Equal(bits, Some.Flat(await trained.Classifier.PredictAsync(prepared)));
            }
        }

        if (trained.Classifier is LinearClassifier linear)
        {
            Assert.Equal(expected, Texts.SelectMany(text => linear.Predict(text).Probabilities.ToArray()));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PredictAsync_TwelveThreadsAtOnce_GivesTheSameBits(bool embedded)
    {
        var trained = await TrainAsync(classes: 20, embedded);
        var shared = new PreparedTexts(Texts);

        var tables = await Task.WhenAll(Enumerable.Range(0, 12).Select(thread => Task.Run(() => trained.Classifier.PredictAsync(thread % 2 == 0 ? shared : Texts))));

        Assert.All(tables, table => Assert.Equal(Some.Flat(trained.Predictions), Some.Flat(table)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PredictAsync_PreparedTextsOfTwoSessions_AreReadForEach(bool embedded)
    {
        var prepared = new PreparedTexts(Texts[..20]);
        var (one, other) = (await TrainAsync(classes: 3, embedded), await TrainAsync(classes: 3, embedded, firstText: 30));

        foreach (var classifier in new[] { one.Classifier, other.Classifier, one.Classifier })
        {
            Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts[..20])), Some.Flat(await classifier.PredictAsync(prepared)));
        }
    }

    private static Task<TrainedRound> TrainAsync(int classes, bool embedded, int firstText = 0)
    {
        IClassifierTrainer trainer = embedded ? new EmbeddingTrainer(new WordEmbeddings(), QuickOptions) : new LinearTrainer(QuickOptions);
        return Some.TrainAsync(trainer, Texts[firstText..], new LabelSet(Enumerable.Range(0, classes).Select(label => Some.Word(500 + label))), [.. Enumerable.Range(0, 100).Select(row => Some.Labeled(row, row % classes, classes))]);
    }
}
