using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class MixedEmbeddingFaultsTests : IDisposable
{
    private static readonly string[] Texts = [.. Enumerable.Range(1, 2000).Select(number => $"Lisbon row {number:0000}")];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rlaif-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task GenerateAsync_TwoThousandTextsUnderMixedFaults_EmbedsEachOnceAndRightly(int failures)
    {
        var faults = new MixedFaults(_ => string.Empty, share: 0.11, failures);
        await using var server = await LabelingServer.StartEmbeddingAsync(faults.Embed);
        using var observed = new ObservedTelemetry($"{server.Endpoint.Host}:{server.Endpoint.Port}");
        using var loggers = new CollectingLoggerFactory();

        var embeddings = await Stack(server, loggers).GenerateAsync(Texts);

        Assert.Equal(Texts.Select(text => TextVectors.Of(text)), embeddings.Select(embedding => embedding.Vector.ToArray()));
        Assert.Equal(2000 / 8, server.EmbeddingRequests.Select(request => request.Row).Distinct().Count());
        Assert.All(
            server.EmbeddingRequests.Select(request => request.Row).Distinct(),
            row => Assert.Equal(1 + (MixedFaults.MayPass(faults.FaultOf(row)) ? failures : 0), server.RequestsFor(row)));
        Assert.InRange(server.EmbeddingRequests.Count(request => request.Attempt > 1), 50 * failures, 250 * failures);
        Assert.Equal(2000 / 8, observed.Activities.Count);
        Assert.DoesNotContain("Lisbon", observed.Everything() + string.Join('\n', loggers.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GenerateAsync_SecondRun_SendsNoRequest()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();
        var first = await Stack(server).GenerateAsync(Texts);
        var requests = server.EmbeddingRequests.Count;

        var second = await Stack(server).GenerateAsync(Texts);

        Assert.Equal(requests, server.EmbeddingRequests.Count);
        Assert.Equal(first.Select(embedding => embedding.Vector.ToArray()), second.Select(embedding => embedding.Vector.ToArray()));
    }

    [Fact]
    public async Task GenerateAsync_QuotaUsedUpInTheMiddle_PaysForNothingTwice()
    {
        var hasQuota = false;
        await using var server = await LabelingServer.StartEmbeddingAsync(request =>
            hasQuota || string.CompareOrdinal(request.Texts[0], "Lisbon row 1200") < 0 ? Reply.Vectors() : Reply.InsufficientQuota());
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Stack(server).GenerateAsync(Texts));
        hasQuota = true;

        await Stack(server).GenerateAsync(Texts);

        Assert.Equal(FailureKind.QuotaExhausted, failure.Kind);
        Assert.InRange(server.EmbeddingRequests.Count, 250 + 1, 250 + 8);
        Assert.Equal(150, server.EmbeddingRequests.Count(request => string.CompareOrdinal(request.Texts[0], "Lisbon row 1200") < 0));
    }

    [Fact]
    public async Task GenerateAsync_ManyRequests_AreSentEightAtOnce()
    {
        var ready = new TaskCompletionSource();
        var waiting = 0;
        await using var server = await LabelingServer.StartEmbeddingAsync(request =>
        {
            if (request.Texts[0] != Texts[0] && Interlocked.Increment(ref waiting) == 8)
            {
                ready.SetResult();
            }

            return request.Texts[0] == Texts[0] ? Reply.Vectors() : Reply.After(ready.Task, Reply.Vectors());
        });

        await Stack(server).GenerateAsync(Texts);

        Assert.Equal(8, server.PeakConcurrency);
    }

    // No breaker where nearly half of the requests fail on purpose.
    private IEmbeddingGenerator<string, Embedding<float>> Stack(LabelingServer server, ILoggerFactory? loggers = null)
    {
        var resilience = Some.Resilience();
        resilience.CircuitMinimumAttempts = 1_000_000;
        var clock = new EagerTimeProvider(Some.AttemptTimeout) { StandsStill = true }.For(server);
        return ModelClient.Wrap(Some.Generator(server), new EmbeddingOptions { BatchSize = 8, CacheFolder = _folder.FullName }, resilience, clock, loggers);
    }
}
