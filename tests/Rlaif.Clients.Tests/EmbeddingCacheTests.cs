using System.Text;
using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class EmbeddingCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingLoggerFactory _loggers = new();

    public void Dispose()
    {
        _folder.Dispose();
        _loggers.Dispose();
    }

    [Fact]
    public async Task GenerateAsync_SecondRun_SendsNothingAndAnswersTheSame()
    {
        var texts = Some.Texts(300);
        var first = await RunAsync(new ScriptedGenerator(), texts);
        var inner = new ScriptedGenerator();

        var second = await RunAsync(inner, texts);

        Assert.Empty(inner.Requests);
        Assert.Equal(Some.Vectors(first), Some.Vectors(second));
        Assert.Equal(0, second.Usage!.InputTokenCount);
        Assert.Contains(_loggers.Messages, message => message.Contains("300 of 300 vectors were in the embedding cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GenerateAsync_SomeTextsKnown_SendsTheOthersInFullRequests()
    {
        var texts = Some.Texts(256);
        await RunAsync(new ScriptedGenerator(), texts.Where((_, index) => index % 2 == 0));
        var inner = new ScriptedGenerator();

        var embeddings = await RunAsync(inner, texts);

        Assert.Equal([64, 64], inner.Requests.Select(request => request.Count));
        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
    }

    [Fact]
    public async Task GenerateAsync_OddNumberOfDimensions_IsKeptAllTheSame()
    {
        await RunAsync(new ScriptedGenerator((texts, _, _) => Task.FromResult(Some.Embeddings(texts, 7))), ["text"]);

        var embeddings = await RunAsync(new ScriptedGenerator(_ => new InvalidOperationException()), ["text"]);

        Assert.Equal(TextVectors.Of("text", 7), embeddings[0].Vector.ToArray());
    }

    [Fact]
    public async Task GenerateAsync_AnotherModelServerOrLength_HasVectorsOfItsOwn()
    {
        EmbeddingGeneratorMetadata[] others =
        [
            new("tester", new Uri("https://vectors.test:8443/v1"), "large"),
            new("tester", new Uri("https://others.test:8443/v1"), "small"),
            new("another", new Uri("https://vectors.test:8443/v1"), "small"),
        ];
        await RunAsync(new ScriptedGenerator(), ["text"]);
        foreach (var metadata in others)
        {
            var inner = new ScriptedGenerator { Metadata = metadata };
            await RunAsync(inner, ["text"]);
            Assert.Single(inner.Requests);
        }

        var shorter = new ScriptedGenerator((texts, _, _) => Task.FromResult(Some.Embeddings(texts, 8)));
        var embeddings = await RunAsync(shorter, ["text"], new EmbeddingOptions { Dimensions = 8 });
        Assert.Equal(8, embeddings[0].Dimensions);
    }

    [Fact]
    public async Task GenerateAsync_GeneratorWithoutAModelName_IsNotKept()
    {
        await RunAsync(new ScriptedGenerator { Metadata = null }, ["text"]);
        var inner = new ScriptedGenerator { Metadata = null };

        await RunAsync(inner, ["text"]);

        Assert.Single(inner.Requests);
        Assert.Empty(_folder.Files());
        Assert.Contains(_loggers.Messages, message => message.StartsWith("Warning: The embedding generator names no model", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GenerateAsync_ModelBehindTheNameHasChanged_IsRefused()
    {
        await RunAsync(new ScriptedGenerator(), ["text"]);
        var inner = new ScriptedGenerator((texts, _, _) => Task.FromResult(Some.Embeddings(texts, 16)));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => RunAsync(inner, ["text", "another"]));

        Assert.Equal("vector_dimensions", failure.Code);
        Assert.Single(await RunAsync(new ScriptedGenerator(_ => new InvalidOperationException()), ["text"]));
    }

    [Fact]
    public async Task Folder_Always_HoldsNoText()
    {
        await RunAsync(new ScriptedGenerator(), [Some.RowText]);

        var everything = string.Concat(_folder.Files().Select(file => file + Encoding.Latin1.GetString(File.ReadAllBytes(file))));

        Assert.NotEmpty(everything);
        foreach (var word in Some.RowText.Split(' ').Where(word => word.Length > 3))
        {
            Assert.DoesNotContain(word, everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(word)), everything, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Folder_OfALaterFailure_KeepsWhatWasAnswered()
    {
        var texts = Some.Texts(300);
        var failing = new ScriptedGenerator(sent => sent.Contains(texts[^1]) ? ServerFailures.FromStatus(402) : null);
        await Assert.ThrowsAsync<ModelServerException>(() => RunAsync(failing, texts));
        var inner = new ScriptedGenerator();

        await RunAsync(inner, texts);

        Assert.Equal(texts[256..], inner.Texts);
    }

    [Fact]
    public async Task Folder_LeftoversOfAKilledProcess_AreIgnoredAndGoAfterAnHour()
    {
        var texts = Some.Texts(10);
        await RunAsync(new ScriptedGenerator(), texts);
        var whole = File.ReadAllBytes(_folder.Files().Single());
        var young = Path.Combine(_folder.Path, "young.vectors.1-1.part");
        var old = Path.Combine(_folder.Path, "old.vectors.1-1.part");
        File.WriteAllBytes(young, whole[..^10]);
        File.WriteAllBytes(old, whole[..^10]);
        File.SetLastWriteTimeUtc(young, Some.Clock().GetUtcNow().UtcDateTime.AddMinutes(-59));
        File.SetLastWriteTimeUtc(old, Some.Clock().GetUtcNow().UtcDateTime.AddMinutes(-61));
        var inner = new ScriptedGenerator();

        await RunAsync(inner, texts);

        Assert.Empty(inner.Requests);
        Assert.True(File.Exists(young));
        Assert.False(File.Exists(old));
    }

    [Fact]
    public async Task Folder_TwoGeneratorsAtOnce_AnswerRightAndShareWhatTheyAsked()
    {
        var texts = Some.Texts(1000);
        ScriptedGenerator[] inner = [new(), new()];
        var options = new EmbeddingOptions { BatchSize = 10, CacheFolder = _folder.Path };
        using var one = Some.Stack(inner[0], options, _loggers);
        using var two = Some.Stack(inner[1], options, _loggers);

        var embeddings = await Task.WhenAll(Task.Run(() => one.GenerateAsync(texts)), Task.Run(() => two.GenerateAsync(texts.Reverse())));

        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings[0]));
        Assert.Equal(Some.Vectors(texts.Reverse()), Some.Vectors(embeddings[1]));
        Assert.DoesNotContain(_loggers.Messages, message => message.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Empty(_folder.Files("*.part"));
        var third = new ScriptedGenerator();
        await RunAsync(third, texts);
        Assert.Empty(third.Requests);
    }

    [Fact]
    public async Task GenerateAsync_AnotherGeneratorHasAskedMeanwhile_SendsNothing()
    {
        var inner = new ScriptedGenerator();
        using var open = Some.Stack(inner, new EmbeddingOptions { CacheFolder = _folder.Path });
        await open.GenerateAsync(["first"]);
        await RunAsync(new ScriptedGenerator(), ["second"]);

        await open.GenerateAsync(["first", "second"]);

        Assert.Equal(["first"], inner.Texts);
    }

    [Fact]
    public async Task GenerateAsync_AnotherProcessHasMergedTheFiles_FindsTheirVectors()
    {
        var texts = Some.Texts(16);
        foreach (var text in texts[..15])
        {
            await RunAsync(new ScriptedGenerator(), [text]);
        }

        var inner = new ScriptedGenerator();
        using var open = Some.Stack(inner, new EmbeddingOptions { CacheFolder = _folder.Path });
        await open.GenerateAsync(texts[..1]);
        Assert.Equal(15, _folder.Files().Length);
        await RunAsync(new ScriptedGenerator(), texts);
        Assert.Single(_folder.Files());

        var embeddings = await open.GenerateAsync(texts);

        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
        Assert.Empty(inner.Requests);
    }

    [Fact]
    public async Task Folder_ManyRunsOfOneText_StaysAtFewFiles()
    {
        var texts = Some.Texts(200);
        foreach (var text in texts)
        {
            await RunAsync(new ScriptedGenerator(), [text]);
            Assert.InRange(_folder.Files().Length, 1, 15);
        }

        var inner = new ScriptedGenerator();
        var embeddings = await RunAsync(inner, texts);

        Assert.Empty(inner.Requests);
        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
    }

    [Fact]
    public async Task Folder_BeyondItsLimit_LosesTheOldestFirst()
    {
        var clock = Some.Clock();
        var options = new EmbeddingOptions { CacheFolder = _folder.Path, CacheSizeLimit = 1 << 20, Dimensions = 1024 };
        string[][] batches = [.. Some.Texts(64 * 6).Chunk(64)];
        foreach (var batch in batches)
        {
            using var generator = ModelClient.Wrap(Large(), options, Some.Options(), clock, _loggers);
            await generator.GenerateAsync(batch);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(_folder.Files().Sum(file => new FileInfo(file).Length), 1, 1 << 20);
        var inner = Large();
        await RunAsync(inner, batches[^1].Concat(batches[^2]), options);
        Assert.Empty(inner.Requests);
        await RunAsync(inner, batches[0], options);
        Assert.Single(inner.Requests);
        Assert.Contains(_loggers.Messages, message => message.Contains("is the oldest beyond 1048576 bytes and is removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Folder_ThatCannotBe_IsALogLineAndNoFailure()
    {
        var file = Path.Combine(_folder.Path, "a file");
        File.WriteAllText(file, "x");

        var embeddings = await RunAsync(new ScriptedGenerator(), ["text"], new EmbeddingOptions { CacheFolder = file });

        Assert.Equal(Some.Vectors(["text"]), Some.Vectors(embeddings));
        Assert.Contains(_loggers.Messages, message => message.StartsWith("Warning: The embedding cache in", StringComparison.Ordinal));
    }

    private static ScriptedGenerator Large() => new((texts, _, _) =>
    {
        float[] vector = [.. Enumerable.Repeat(0.5f, 1024)];
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(_ => new Embedding<float>(vector))));
    });

    private async Task<GeneratedEmbeddings<Embedding<float>>> RunAsync(ScriptedGenerator inner, IEnumerable<string> texts, EmbeddingOptions? options = null)
    {
        options ??= new EmbeddingOptions();
        options.CacheFolder ??= _folder.Path;
        using var generator = Some.Stack(inner, options, _loggers);
        return await generator.GenerateAsync(texts);
    }
}
