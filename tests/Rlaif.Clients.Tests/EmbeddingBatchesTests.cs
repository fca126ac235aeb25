using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests;

public sealed class EmbeddingBatchesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(64, 8)]
    [InlineData(2048, 1000)]
    public async Task GenerateAsync_AnyBatchSizeAndConcurrency_AnswersTheSameInOrder(int batchSize, int concurrency)
    {
        var texts = Some.Texts(500);
        var inner = new ScriptedGenerator(async (sent, number, _) =>
        {
            // Later requests are answered before earlier ones.
            for (var turn = 0; turn < 20 / number; turn++)
            {
                await Task.Yield();
            }

            return Some.Embeddings(sent);
        });
        using var generator = Some.Stack(inner, new EmbeddingOptions { BatchSize = batchSize, MaxConcurrency = concurrency });

        var embeddings = await generator.GenerateAsync(texts);

        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
        Assert.Equal(7 * 500, embeddings.Usage!.InputTokenCount);
        Assert.Equal((500 + batchSize - 1) / batchSize, inner.Requests.Count);
        Assert.All(inner.Requests, request => Assert.InRange(request.Count, 1, batchSize));
        Assert.InRange(inner.PeakConcurrency, 1, concurrency);
    }

    [Fact]
    public async Task GenerateAsync_LongTexts_AreCutIntoRequestsByCharacters()
    {
        var inner = new ScriptedGenerator();
        using var generator = Some.Stack(inner, new EmbeddingOptions { BatchCharacters = 10, MaxConcurrency = 1 });

        await generator.GenerateAsync(["aaaa", "bbbb", "cccc", "dddddddddddd", "e"]);

        Assert.Equal([["aaaa", "bbbb"], ["cccc"], ["dddddddddddd"], ["e"]], inner.Requests);
    }

    [Fact]
    public async Task GenerateAsync_VeryLongTexts_AreCutBetweenCharacters()
    {
        var inner = new ScriptedGenerator();
        using var generator = Some.Stack(inner, new EmbeddingOptions { MaxTextLength = 4 });

        await generator.GenerateAsync(["abcdefg", "abc😀d", "abcdxyz", "    abc"]);

        Assert.Equal(["abcd", "abc", "."], inner.Texts);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("\u00a0\u2003")]
    public async Task GenerateAsync_BlankText_IsSentAsAPlaceholder(string blank)
    {
        var inner = new ScriptedGenerator();
        using var generator = Some.Stack(inner);

        var embeddings = await generator.GenerateAsync([blank, "text", string.Empty]);

        Assert.Equal([".", "text"], inner.Texts);
        Assert.Equal(Some.Vectors([".", "text", "."]), Some.Vectors(embeddings));
    }

    [Fact]
    public async Task GenerateAsync_NullText_IsRefused()
    {
        using var generator = Some.Stack(new ScriptedGenerator());

        await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(["text", null!]));
    }

    [Fact]
    public async Task GenerateAsync_EqualTexts_AreSentOnceAndAnsweredEach()
    {
        string[] texts = [.. Some.Texts(100), .. Some.Texts(100).Reverse(), "text1 word1", "TEXT1 word1"];
        var inner = new ScriptedGenerator();
        using var generator = Some.Stack(inner);

        var embeddings = await generator.GenerateAsync(texts);

        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
        Assert.Equal(101, inner.Texts.Count());
    }

    [Fact]
    public async Task GenerateAsync_EndlessTextsAndAWrongKey_CostsOneRequest()
    {
        var inner = new ScriptedGenerator(_ => ServerFailures.FromStatus(401));
        using var generator = Some.Stack(inner);

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync(Enumerable.Range(0, int.MaxValue).Select(number => $"{number}")));

        Assert.Equal(FailureKind.Unauthorized, failure.Kind);
        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task GenerateAsync_EndlessTextsAndALaterFailure_EndsWithThatFailure()
    {
        var inner = new ScriptedGenerator(texts => texts.Contains("6400") ? ServerFailures.FromStatus(402) : null);
        using var generator = Some.Stack(inner);

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync(Enumerable.Range(0, int.MaxValue).Select(number => $"{number}")));

        Assert.Equal(FailureKind.QuotaExhausted, failure.Kind);
    }

    [Fact]
    public async Task GenerateAsync_OneRequestFails_ThoseUnderWayMayEnd()
    {
        var failed = new TaskCompletionSource();
        var cancelled = 0;
        var inner = new ScriptedGenerator(async (texts, _, token) =>
        {
            if (texts[0] == "3")
            {
                failed.SetResult();
                throw ServerFailures.FromStatus(402);
            }

            await using var registration = token.Register(() => Interlocked.Increment(ref cancelled));
            await (texts[0] == "2" ? failed.Task : Task.CompletedTask);
            return Some.Embeddings(texts);
        });
        using var folder = new TemporaryFolder();
        using var generator = Some.Stack(inner, new EmbeddingOptions { BatchSize = 1, MaxConcurrency = 2, CacheFolder = folder.Path });

        await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync(["1", "2", "3", "4"]));

        Assert.Equal(0, cancelled);
        Assert.Equal(["1", "2"], await KeptAsync(folder, ["1", "2", "3"]));
    }

    [Fact]
    public async Task GenerateAsync_Cancelled_EndsRequestsAndThrows()
    {
        using var source = new CancellationTokenSource();
        var inner = new ScriptedGenerator(async (texts, number, token) =>
        {
            if (number == 5)
            {
                await source.CancelAsync();
            }

            await (number > 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask);
            return Some.Embeddings(texts);
        });
        using var generator = Some.Stack(inner, new EmbeddingOptions { BatchSize = 1, MaxConcurrency = 4 });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generator.GenerateAsync(Some.Texts(100), cancellationToken: source.Token));

        Assert.Equal(5, inner.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task GenerateAsync_ServerTakesFewerTexts_HalvesRequestsFromThenOn(int status)
    {
        var texts = Some.Texts(200);
        var inner = new ScriptedGenerator(sent => sent.Count > 10 ? ServerFailures.FromStatus(status) : null);
        using var generator = Some.Stack(inner, new EmbeddingOptions { MaxConcurrency = 1 });

        var embeddings = await generator.GenerateAsync(texts);

        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
        Assert.Equal([64, 32, 16, 8], inner.Requests.Take(4).Select(request => request.Count));
        Assert.Equal(11, inner.Requests.Skip(inner.Requests.Count - 11).Count(request => request.Count <= 8));
    }

    [Fact]
    public async Task GenerateAsync_ServerRefusesEveryRequest_ThrowsAfterTheSmallest()
    {
        var inner = new ScriptedGenerator(_ => ServerFailures.FromStatus(400));
        using var generator = Some.Stack(inner);

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync(Some.Texts(200)));

        Assert.Equal((FailureKind.InvalidRequest, 400), (failure.Kind, failure.Status));
        Assert.Equal([64, 32, 16, 8, 4, 2, 1], inner.Requests.Select(request => request.Count));
    }

    [Fact]
    public async Task GenerateAsync_ServerRefusesAParameter_CostsOneRequest()
    {
        var inner = new ScriptedGenerator(_ => ServerFailures.FromStatus(400, parameter: "dimensions"));
        using var generator = Some.Stack(inner, new EmbeddingOptions { Dimensions = 8 });

        await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync(Some.Texts(200)));

        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task GenerateAsync_ServerTakesShorterTexts_CutsThoseAloneAndKeepsFullRequests()
    {
        var texts = Some.Texts(200);
        texts[3] = new string('x', 5000);
        texts[70] = new string('y', 1001);
        var inner = new ScriptedGenerator(sent => sent.Any(text => text.Length > 1000) ? ServerFailures.FromStatus(400) : null);
        using var generator = Some.Stack(inner, new EmbeddingOptions { MaxConcurrency = 1 });

        var embeddings = await generator.GenerateAsync(texts);

        texts[3] = texts[3][..625];
        texts[70] = texts[70][..500];
        Assert.Equal(Some.Vectors(texts), Some.Vectors(embeddings));
        Assert.Equal([64, 8], inner.Requests.TakeLast(2).Select(request => request.Count));
    }

    [Fact]
    public async Task GenerateAsync_ServerRefusesOneLongTextWhateverItsLength_Throws()
    {
        var inner = new ScriptedGenerator(_ => ServerFailures.FromStatus(400));
        using var generator = Some.Stack(inner);

        await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync([new string('x', 20_000)]));

        Assert.Equal([8000, 4000, 2000, 1000, 500], inner.Texts.Select(text => text.Length));
    }

    [Fact]
    public async Task GenerateAsync_VectorsChangeTheirLength_IsRefusedAtOnce()
    {
        var inner = new ScriptedGenerator((texts, number, _) => Task.FromResult(Some.Embeddings(texts, number == 3 ? 16 : 32)));
        using var generator = Some.Stack(inner, new EmbeddingOptions { BatchSize = 1, MaxConcurrency = 1 });

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync(Some.Texts(50)));

        Assert.Equal("vector_dimensions", failure.Code);
        Assert.Equal(3, inner.Requests.Count);
    }

    [Fact]
    public async Task GenerateAsync_ServerUnknownYet_IsAskedOnceBeforeTheRest()
    {
        var first = new TaskCompletionSource();
        var inner = new ScriptedGenerator(async (texts, number, _) =>
        {
            await (number == 1 ? first.Task : Task.CompletedTask);
            return Some.Embeddings(texts);
        });
        using var generator = Some.Stack(inner, new EmbeddingOptions { BatchSize = 1 });

        var call = generator.GenerateAsync(Some.Texts(20));
        Assert.Single(inner.Requests);
        first.SetResult();
        await call;

        Assert.Equal(20, inner.Requests.Count);
    }

    [Fact]
    public async Task GenerateAsync_DimensionsWanted_AreAskedForUnlessTheCallAsksForOthers()
    {
        List<int?> asked = [];
        var inner = new RecordingOptions(new ScriptedGenerator(), options => asked.Add(options?.Dimensions));
        using var generator = Some.Stack(inner, new EmbeddingOptions { Dimensions = 256 });

        await generator.GenerateAsync(["a"]);
        await generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { Dimensions = 8 });

        Assert.Equal([256, 8], asked);
    }

    private static async Task<IEnumerable<string>> KeptAsync(TemporaryFolder folder, string[] texts)
    {
        var inner = new ScriptedGenerator();
        using var generator = Some.Stack(inner, new EmbeddingOptions { CacheFolder = folder.Path });
        await generator.GenerateAsync(texts);
        return texts.Except(inner.Texts);
    }

    private sealed class RecordingOptions(IEmbeddingGenerator<string, Embedding<float>> inner, Action<EmbeddingGenerationOptions?> record)
        : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
    {
        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            record(options);
            return base.GenerateAsync(values, options, cancellationToken);
        }
    }
}
