using System.Buffers.Binary;

namespace Rlaif.Classifiers.Tests;

public sealed class LinearClassifierFormatTests
{
    private static readonly string[] Texts = [.. Some.Texts(20, seed: 5), "", "nothing known"];

    [Fact]
    public async Task LoadAsync_SavedModel_PredictsTheSameBitsAndKeepsTheLabels()
    {
        var classifier = await Some.ClassifierAsync();

        var loaded = await LoadAsync(await CapturingFormat.ContentOfAsync(classifier));

        Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts)), Some.Flat(await loaded.PredictAsync(Texts)));
        Assert.Equal(Some.Topics.Select(label => (label.Name, label.Description)), loaded.Labels.Select(label => (label.Name, label.Description)));
        Assert.Equal(Some.Topics.SelectMany(label => label.Examples), loaded.Labels.SelectMany(label => label.Examples));
    }

    [Fact]
    public async Task SaveAsync_LoadedModel_WritesTheSameBytes()
    {
        var bytes = await Some.SaveAsync(await Some.ClassifierAsync());
        using var file = new MemoryStream(bytes);

        Assert.Equal(bytes, await Some.SaveAsync(await ModelFile.ReadAsync(file, [new LinearClassifierFormat()])));
    }

    [Fact]
    public async Task SaveAsync_NoLabels_CanBeLoaded()
    {
        var untrained = (await Some.TrainAsync(["xx"], Some.Topics, [])).Classifier;

        var loaded = await LoadAsync(await CapturingFormat.ContentOfAsync(untrained));

        Assert.Equal((await untrained.PredictAsync(["rain"]))[0].ToArray(), (await loaded.PredictAsync(["rain"]))[0].ToArray());
    }

    [Fact]
    public async Task SaveAsync_TextsThatUtf8WouldChange_KeepsThem()
    {
        var labels = new LabelSet([new LabelDefinition("名前 \"x\"", "half a pair: \ud83d")]);
        var classifier = (await Some.TrainAsync(["rain"], labels, [])).Classifier;

        var loaded = await LoadAsync(await CapturingFormat.ContentOfAsync(classifier));

        Assert.Equal((labels[0].Name, labels[0].Description), (loaded.Labels[0].Name, loaded.Labels[0].Description));
    }

    [Fact]
    public async Task SaveAsync_WordPairsOff_IsKept()
    {
        var classifier = (await Some.TrainAsync(Some.Texts(30, seed: 1), Some.Topics, Some.Labeled(9), new LinearTrainerOptions { WordPairs = false })).Classifier;

        var loaded = await LoadAsync(await CapturingFormat.ContentOfAsync(classifier));

        Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts)), Some.Flat(await loaded.PredictAsync(Texts)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task LoadAsync_AnotherVersion_NamesBothVersions(int version)
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());
        BinaryPrimitives.WriteInt32LittleEndian(content, version);

        var exception = await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(content));

        Assert.Contains($"version {version}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("version 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_CutOffAnywhere_IsRefused()
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());

        for (var length = 0; length < content.Length; length += length < 500 ? 1 : 97)
        {
            await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(content[..length]));
        }
    }

    [Fact]
    public async Task LoadAsync_BytesAfterTheEnd_AreRefused()
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());

        await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync([.. content, 0]));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(0x10000000)]
    public async Task LoadAsync_LengthsThatTheContentDoesNotFill_AreRefusedBeforeMemoryIsClaimed(int length)
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());
        for (var offset = 5; offset < 200; offset++)
        {
            var damaged = content.ToArray();
            BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(offset), length);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var exception = Record.Exception(() => LinearClassifierFormat.Read(damaged));

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
            Assert.True(exception is null or ModelFileException, $"At {offset}: {exception}");
        }
    }

    [Fact]
    public async Task LoadAsync_FlippedBytes_AreRefusedOrPredictDistributions()
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());
        var random = new Random(11);
        for (var trial = 0; trial < 3000; trial++)
        {
            var damaged = content.ToArray();
            for (var flip = random.Next(1, 5); flip > 0; flip--)
            {
                // Half of the flips hit the front, where the lengths are.
                damaged[random.Next(random.Next(2) == 0 ? 400 : damaged.Length)] = (byte)random.Next(256);
            }

            await LoadOrRefuseAsync(damaged);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MinValue)]
    public async Task LoadAsync_WeightThatIsNone_IsRefused(float weight)
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());
        BinaryPrimitives.WriteSingleLittleEndian(content.AsSpan(content.Length - sizeof(float)), weight);

        await Assert.ThrowsAsync<ModelFileException>(() => LoadAsync(content));
    }

    [Fact]
    public async Task ReadAsync_DamagedContentWithItsOwnChecksum_IsRefused()
    {
        var content = await CapturingFormat.ContentOfAsync(await Some.SmallClassifierAsync());
        content[4] = 7;
        using var file = new MemoryStream();
        await ModelFile.WriteAsync(file, "linear", content);
        file.Position = 0;

        await Assert.ThrowsAsync<ModelFileException>(() => ModelFile.ReadAsync(file, [new LinearClassifierFormat()]));
    }

    private static async Task<IClassifier> LoadAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await new LinearClassifierFormat().LoadAsync(stream);
    }

    private static async Task LoadOrRefuseAsync(byte[] content)
    {
        try
        {
            var predictions = await (await LoadAsync(content)).PredictAsync(Texts);
            Assert.All(Enumerable.Range(0, Texts.Length), row => _ = new SoftLabel(predictions[row]));
        }
        catch (ModelFileException exception)
        {
            Assert.EndsWith(".", exception.Message, StringComparison.Ordinal);
        }
    }
}
