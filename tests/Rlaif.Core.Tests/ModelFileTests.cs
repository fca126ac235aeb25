using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class ModelFileTests
{
    private static readonly IClassifierFormat[] Formats = [new NaiveBayesTrainer.Format()];

    [Fact]
    public async Task ReadAsync_AnyFlippedByte_IsRefused()
    {
        var file = await FileAsync();
        for (var index = 0; index < file.Length; index++)
        {
            var damaged = file.ToArray();
            damaged[index] ^= 0x41;

            await Assert.ThrowsAsync<ModelFileException>(() => ReadAsync(damaged));
        }
    }

    [Fact]
    public async Task ReadAsync_AnyLength_IsRefusedUntilWhole()
    {
        var file = await FileAsync();
        for (var length = 0; length < file.Length; length++)
        {
            await Assert.ThrowsAsync<ModelFileException>(() => ReadAsync(file[..length]));
        }

        Assert.Equal(2, (await ReadAsync(file)).Labels.Count);
    }

    [Fact]
    public async Task ReadAsync_KindThatNobodyReads_NamesIt()
    {
        using var stream = new MemoryStream();
        await ModelFile.WriteAsync(stream, "crystal-ball", new byte[] { 1, 2, 3 });

        var exception = await Assert.ThrowsAsync<ModelFileException>(() => ReadAsync(stream.ToArray()));

        Assert.Contains("'crystal-ball'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("naive-bayes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_LengthOfHalfAGigabyte_IsRefusedWithoutClaimingIt()
    {
        byte[] file = [.. "RLAIF-M1"u8, 1, (byte)'x', .. BitConverter.GetBytes(500_000_000L), 1, 2, 3];
        var before = GC.GetAllocatedBytesForCurrentThread();

        await Assert.ThrowsAsync<ModelFileException>(() => ReadAsync(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    private static async Task<byte[]> FileAsync()
    {
        await using var session = await new NaiveBayesTrainer().OpenAsync(Some.Pool(4), Some.Labels, seed: 0);
        var trained = await session.TrainAsync([new TrainingExample(0, SoftLabel.Certain(0, 2))]);
        using var stream = new MemoryStream();
        await trained.Classifier.SaveAsync(stream);
        return stream.ToArray();
    }

    private static async Task<IClassifier> ReadAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await ModelFile.ReadAsync(stream, Formats);
    }
}
