using Rlaif.Classifiers.Texts;

namespace Rlaif.Classifiers.Tests;

public sealed class EmbeddingTrainerTests
{
    private static readonly string[] Texts = Some.Texts(90, seed: 15);

    [Fact]
    public async Task OpenAsync_AnyPool_EmbedsEachTextOfPoolAndClassesOnce()
    {
        var generator = new WordEmbeddings();
        await using var session = await new EmbeddingTrainer(generator).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        await session.TrainAsync(Some.Labeled(9));
        await session.TrainAsync(Some.Labeled(30));

        Assert.Equal([.. Texts, .. new ClassTexts(Some.Topics).Texts], generator.Embedded);
    }

    [Fact]
    public async Task TrainAsync_TopicsThatOnlyTheEmbeddingsKnow_ArePredicted()
    {
        // Each text has words of its own; its vector alone says which topic it is of.
        string[] texts = [.. Enumerable.Range(0, 120).Select(row => $"{Some.Word(3000 + (2 * row))} {Some.Word(3001 + (2 * row))}")];
        var generator = new WordEmbeddings(width: 3) { Change = (_, vectors) => vectors.Select((_, row) => SoftLabel.Certain(row % 3, 3).Probabilities.ToArray()) };
        var labels = new LabelSet("xx", "yy", "zz");

        var embedded = await Some.TrainAsync(new EmbeddingTrainer(generator), texts, labels, Some.Labeled(12));
        var plain = await Some.TrainAsync(texts, labels, Some.Labeled(12));

        Assert.Equal(1, Accuracy(embedded.Predictions));
        Assert.InRange(Accuracy(plain.Predictions), 0.1, 0.7);
    }

    [Fact]
    public async Task TrainAsync_VectorsOfAnyLength_CountByTheirDirectionAlone()
    {
        var plain = await TrainAsync(new WordEmbeddings());
        var longer = await TrainAsync(new WordEmbeddings { Change = (_, vectors) => vectors.Select(vector => vector.Select(value => value * 1024).ToArray()) });

        Assert.Equal(Some.Flat(plain.Predictions), Some.Flat(longer.Predictions));
    }

    [Fact]
    public async Task TrainAsync_VectorsOfZeros_PredictsByTheWords()
    {
        var trained = await TrainAsync(new WordEmbeddings { Change = (_, vectors) => vectors.Select(vector => new float[vector.Length]) });
        var plain = await Some.TrainAsync(Texts, Some.Topics, Some.Labeled(30));

        Assert.Equal(Some.Flat(plain.Predictions), Some.Flat(trained.Predictions), (one, other) => MathF.Abs(one - other) < 1e-4);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task OpenAsync_AnotherNumberOfVectors_Throws(int more)
    {
        var generator = new WordEmbeddings { Change = (_, vectors) => more > 0 ? vectors.Append(new float[24]) : vectors.Skip(1) };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TrainAsync(generator));

        Assert.Contains($"{96 + more} vectors for 96 texts", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_VectorsOfDifferentLengths_Throws()
    {
        var generator = new WordEmbeddings { Change = (_, vectors) => vectors.Select((vector, row) => row == 7 ? vector[..20] : vector) };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TrainAsync(generator));

        Assert.Contains("20 dimensions for text 8", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task OpenAsync_NumberThatIsNone_Throws(float number)
    {
        var generator = new WordEmbeddings { Change = (_, vectors) => vectors.Select((vector, row) => row == 7 ? [number, .. vector[1..]] : vector) };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TrainAsync(generator));

        Assert.Contains("text 8 of 96", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_VectorsWithoutANumber_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TrainAsync(new WordEmbeddings(width: 0)));

    [Fact]
    public async Task PredictAsync_AnotherLengthThanInTraining_Throws()
    {
        var trained = await TrainAsync(new WordEmbeddings("some-model") { Change = (call, vectors) => call == 1 ? vectors : vectors.Select(vector => vector[..20]) });

        var exception = await Assert.ThrowsAsync<ModelFileException>(() => trained.Classifier.PredictAsync(["rain"]));

        Assert.Contains("20", exception.Message, StringComparison.Ordinal);
        Assert.Contains("24", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'some-model'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PredictAsync_NoTexts_AsksForNoVectors()
    {
        var generator = new WordEmbeddings();
        var trained = await TrainAsync(generator);

        Assert.Equal(0, (await trained.Classifier.PredictAsync([])).Rows);
        Assert.Equal(1, generator.Calls);
    }

    [Fact]
    public async Task PredictAsync_PreparedTextsByEachClassifierOfASession_EmbedsThemOnce()
    {
        var generator = new WordEmbeddings();
        var held = new PreparedTexts(Some.Texts(20, seed: 16));
        await using var session = await new EmbeddingTrainer(generator).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        for (var labels = 3; labels <= 30; labels += 9)
        {
            await (await session.TrainAsync(Some.Labeled(labels))).Classifier.PredictAsync(held);
        }

        Assert.Equal(2, generator.Calls);
    }

    [Fact]
    public async Task OpenAsync_GeneratorFails_PassesTheFailureOn()
    {
        var generator = new WordEmbeddings { Change = (_, _) => throw new TimeoutException() };

        await Assert.ThrowsAsync<TimeoutException>(() => TrainAsync(generator));
    }

    [Fact]
    public async Task OpenAsync_Cancelled_Throws() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new EmbeddingTrainer(new WordEmbeddings()).OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Arguments_Null_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new EmbeddingTrainer(null!));
        Assert.Throws<ArgumentNullException>(() => new EmbeddingClassifierFormat(null!));
        await Assert.ThrowsAsync<ArgumentException>(async () => await (await TrainAsync(new WordEmbeddings())).Classifier.PredictAsync([null!]));
    }

    private static Task<TrainedRound> TrainAsync(WordEmbeddings generator) => Some.TrainAsync(new EmbeddingTrainer(generator), Texts, Some.Topics, Some.Labeled(30));

    private static double Accuracy(PredictionTable predictions) => Enumerable.Range(12, 108).Average(row => predictions.Top()[row] == row % 3 ? 1.0 : 0);
}
