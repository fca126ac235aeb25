using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class EmbeddingCacheDamageTests : IDisposable
{
    private static readonly string[] Texts = Some.Texts(5);
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingLoggerFactory _loggers = new();

    public void Dispose()
    {
        _folder.Dispose();
        _loggers.Dispose();
    }

    [Fact]
    public async Task GenerateAsync_AnyByteDamaged_AnswersRightAndAsksForWhatIsLost()
    {
        var whole = await WrittenAsync();
        for (var position = 0; position < whole.Length; position++)
        {
            var damaged = whole.ToArray();
            damaged[position] ^= (byte)(1 << (position % 8));

            await AssertRightAsync(damaged, atLeast: 0);
        }
    }

    [Fact]
    public async Task GenerateAsync_OneVectorDamaged_AsksForThatOneOnce()
    {
        var damaged = await WrittenAsync();
        damaged[^1] ^= 1;

        Assert.Equal(Texts[4..], await AssertRightAsync(damaged, atLeast: 1));

        Assert.Contains(_loggers.Messages, message => message.Contains("is damaged or foreign", StringComparison.Ordinal));
        Assert.Empty(await AskedAsync());
    }

    [Fact]
    public async Task GenerateAsync_AnyLengthCutOff_AsksForAll()
    {
        var whole = await WrittenAsync();
        for (var length = 0; length < whole.Length; length++)
        {
            await AssertRightAsync(whole[..length], atLeast: Texts.Length);
        }
    }

    [Fact]
    public async Task GenerateAsync_BytesAddedOrRandom_AnswersRight()
    {
        var whole = await WrittenAsync();
        var random = new Random(1);
        await AssertRightAsync([.. whole, 0], atLeast: Texts.Length);
        for (var round = 0; round < 300; round++)
        {
            var foreign = new byte[random.Next(2000)];
            random.NextBytes(foreign);

            // Half of them begin as ours do.
            whole.AsSpan(0, round % 2 == 0 ? 0 : Math.Min(random.Next(100), foreign.Length)).CopyTo(foreign);
            await AssertRightAsync(foreign, atLeast: Texts.Length);
        }
    }

    private async Task<byte[]> WrittenAsync()
    {
        await AskedAsync();
        return File.ReadAllBytes(Assert.Single(_folder.Files()));
    }

    private async Task<string[]> AssertRightAsync(byte[] content, int atLeast)
    {
        foreach (var file in _folder.Files())
        {
            File.Delete(file);
        }

        File.WriteAllBytes(Path.Combine(_folder.Path, "damaged.vectors"), content);
        var asked = await AskedAsync();
        Assert.InRange(asked.Length, atLeast, Texts.Length);
        return asked;
    }

    private async Task<string[]> AskedAsync()
    {
        var inner = new ScriptedGenerator();
        using var generator = Some.Stack(inner, new EmbeddingOptions { CacheFolder = _folder.Path }, _loggers);
        var embeddings = await generator.GenerateAsync(Texts);
        Assert.Equal(Some.Vectors(Texts), Some.Vectors(embeddings));
        return [.. inner.Texts];
    }
}
