using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests;

public sealed class ResilientEmbeddingGeneratorTests
{
    private static readonly string[] Texts = Some.Texts(3);

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task GenerateAsync_ServerRecovers_Retries(int status)
    {
        var clock = Some.Clock();
        var inner = new ScriptedGenerator((texts, attempt, _) => attempt < 3 ? throw ServerFailures.FromStatus(status) : Task.FromResult(Some.Embeddings(texts)));
        using var generator = new ResilientEmbeddingGenerator(inner, Some.Options(), clock);

        var embeddings = await generator.GenerateAsync(Texts);

        Assert.Equal(Some.Vectors(Texts), Some.Vectors(embeddings));
        Assert.Equal(3, inner.Requests.Count);
        Assert.Equal(Some.Seconds(2, 4), clock.Delays);
    }

    [Fact]
    public async Task GenerateAsync_ServerRefusesForGood_ThrowsAfterOneAttempt()
    {
        var inner = new ScriptedGenerator(_ => ServerFailures.FromStatus(401, "invalid_api_key"));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Generator(inner).GenerateAsync(Texts));

        Assert.Equal((FailureKind.Unauthorized, 1), (failure.Kind, failure.Attempts));
        Assert.Single(inner.Requests);
    }

    public static TheoryData<string, float[][]> Flaws() => new()
    {
        { "vector_count", [[1, 2], [3, 4]] },
        { "vector_count", [[1, 2], [3, 4], [5, 6], [7, 8]] },
        { "vector_values", [[1, 2], [3, float.NaN], [5, 6]] },
        { "vector_values", [[1, 2], [3, 4], [float.PositiveInfinity, 6]] },
        { "vector_values", [[], [], []] },
        { "vector_dimensions", [[1, 2], [3, 4], [5]] },
    };

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task GenerateAsync_VectorsThatMakeNoSense_AreRefusedAfterOneAttempt(string code, float[][] vectors)
    {
        var inner = new ScriptedGenerator((_, _, _) => Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector)))
        {
            Usage = new UsageDetails { InputTokenCount = 21 },
        }));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Generator(inner).GenerateAsync(Texts));

        Assert.Equal((FailureKind.InvalidRequest, code, 1, new TokenUsage(21, 0)), (failure.Kind, failure.Code, failure.Attempts, failure.Usage));
        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task GenerateAsync_CallerCancels_ThrowsOperationCanceledWithoutRetry()
    {
        using var source = new CancellationTokenSource();
        var inner = new ScriptedGenerator(async (_, _, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return [];
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Generator(inner).GenerateAsync(Texts, cancellationToken: source.Token));

        Assert.Single(inner.Requests);
    }

    [Fact]
    public async Task GenerateAsync_TextsThatCanBeReadOnce_AreSentAgainAllTheSame()
    {
        var inner = new ScriptedGenerator((texts, attempt, _) => attempt == 1 ? throw ServerFailures.FromStatus(500) : Task.FromResult(Some.Embeddings(texts)));
        var once = new Queue<string>(Texts);

        await Generator(inner).GenerateAsync(Enumerable.Range(0, 3).Select(_ => once.Dequeue()));

        Assert.Equal([Texts, Texts], inner.Requests);
    }

    private static ResilientEmbeddingGenerator Generator(ScriptedGenerator inner) => new(inner, Some.Options(), Some.Clock());
}
