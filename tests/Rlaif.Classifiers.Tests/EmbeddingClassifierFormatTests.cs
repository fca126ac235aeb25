using System.Buffers.Binary;

namespace Rlaif.Classifiers.Tests;

public sealed class EmbeddingClassifierFormatTests
{
    private static readonly string[] Texts = ["sun", "coins and a ball", "", "nothing known"];

    [Theory]
    [InlineData(null)]
    [InlineData("some-model")]
    public async Task LoadAsync_SavedModel_PredictsTheSameBitsAndKeepsTheName(string? model)
    {
        var classifier = await ClassifierAsync(model);

        var loaded = await LoadAsync(await CapturingFormat.ContentOfAsync(classifier, "embedding"), model);

        Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts)), Some.Flat(await loaded.PredictAsync(Texts)));
        Assert.Equal(model, loaded.EmbeddingModel);
        Assert.Equal(await Some.SaveAsync(classifier), await Some.SaveAsync(loaded));
    }

    [Fact]
    public async Task LoadAsync_AnotherModelIsConnected_NamesBoth()
    {
        var content = await CapturingFormat.ContentOfAsync(await ClassifierAsync("some-model"), "embedding");

        var exception = await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(content, "another-model"));

        Assert.Contains("'some-model'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'another-model'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("some-model", null)]
    [InlineData(null, "some-model")]
    public async Task LoadAsync_NameOnOneSideAlone_IsTaken(string? saved, string? connected) =>
        Assert.Equal(saved, (await LoadAsync(await CapturingFormat.ContentOfAsync(await ClassifierAsync(saved), "embedding"), connected)).EmbeddingModel);

    [Fact]
    public async Task LoadAsync_ContentOfTheOtherFormat_IsRefused()
    {
        var embedding = await CapturingFormat.ContentOfAsync(await ClassifierAsync(null), "embedding");
        var linear = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());

        await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(linear));
        Assert.Throws<ModelFileException>(() => LinearClassifierFormat.Read(embedding));

        // Even where the first byte of the one is there, or not there, as in the other.
        await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync([0, .. linear]));
        Assert.Throws<ModelFileException>(() => LinearClassifierFormat.Read(embedding.AsSpan(1)));
    }

    [Fact]
    public async Task ReadAsync_FileOfTheOtherKind_IsRefused()
    {
        using var file = new MemoryStream(await Some.SaveAsync(await ClassifierAsync(null)));

        var exception = await Assert.ThrowsAsync<ModelFileException>(() => ModelFile.ReadAsync(file, [new LinearClassifierFormat()]));

        Assert.Contains("'embedding'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_CutOffAnywhere_IsRefused()
    {
        var content = await CapturingFormat.ContentOfAsync(await ClassifierAsync("some-model"), "embedding");

        for (var length = 0; length < content.Length; length += length < 500 ? 1 : 97)
        {
            await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(content[..length]));
        }

        await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync([.. content, 0]));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(0x10000000)]
    public async Task LoadAsync_LengthsThatTheContentDoesNotFill_AreRefused(int length)
    {
        var content = await CapturingFormat.ContentOfAsync(await ClassifierAsync("some-model"), "embedding");
        for (var offset = 1; offset < 250; offset++)
        {
            var damaged = content.ToArray();
            BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(offset), length);

            var exception = await Record.ExceptionAsync(() => LoadAsync(damaged));

            Assert.True(exception is null or ModelFileException, $"At {offset}: {exception}");
        }
    }

    [Fact]
    public async Task LoadAsync_FlippedBytes_AreRefusedOrPredictDistributions()
    {
        var content = await CapturingFormat.ContentOfAsync(await ClassifierAsync(null), "embedding");
        var random = new Random(12);
        for (var trial = 0; trial < 2000; trial++)
        {
            var damaged = content.ToArray();
            for (var flip = random.Next(1, 5); flip > 0; flip--)
            {
                damaged[random.Next(random.Next(2) == 0 ? 400 : damaged.Length)] = (byte)random.Next(256);
            }

            var loaded = default(EmbeddingClassifier);
            Assert.True(await Record.ExceptionAsync(async () => loaded = await LoadAsync(damaged)) is null or ModelFileException);
            var predictions = loaded is null ? null : await loaded.PredictAsync(Texts);
            Assert.All(Enumerable.Range(0, predictions?.Rows ?? 0), row => _ = new SoftLabel(predictions![row]));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    public async Task LoadAsync_WeightThatIsNone_IsRefused(float weight)
    {
        var content = await CapturingFormat.ContentOfAsync(await ClassifierAsync(null), "embedding");
        BinaryPrimitives.WriteSingleLittleEndian(content.AsSpan(content.Length - sizeof(float)), weight);

        await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(content));
    }

    private static async Task<EmbeddingClassifier> ClassifierAsync(string? model) =>
        (EmbeddingClassifier)(await Some.TrainAsync(new EmbeddingTrainer(new WordEmbeddings(model, width: 4)), ["sun", "coins", "ball"], Some.Topics, Some.Labeled(3))).Classifier;

    private static async Task<EmbeddingClassifier> LoadAsync(byte[] content, string? model = null)
    {
        using var stream = new MemoryStream(content);
        return (EmbeddingClassifier)await new EmbeddingClassifierFormat(new WordEmbeddings(model, width: 4)).LoadAsync(stream);
    }
}
