using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class CachingChatClientTests
{
    private static readonly ChatClientMetadata Model = new("tester", new Uri("https://cache.test/v1"), "small");

    [Fact]
    public async Task GetResponseAsync_AskedAgain_IsTheSameAnswerAtNoCost()
    {
        var inner = Inner((_, _) => Task.FromResult(Answer()));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        var paid = await client.GetResponseAsync(Some.Messages, Options());
        var free = await client.GetResponseAsync(Some.Messages, Options());

        Assert.Equal((1, false, true), (inner.Attempts, paid.IsFromCache(), free.IsFromCache()));
        Assert.Equal((new TokenUsage(40, 5), new TokenUsage(0, 0), 0), (paid.GetTokenUsage(), free.GetTokenUsage(), free.GetAttempts().Count));
        Assert.Equal((paid.Text, paid.ModelId, paid.FinishReason), (free.Text, free.ModelId, free.FinishReason));
        Assert.Equal(paid.GetLogProbabilities(), free.GetLogProbabilities());
    }

    [Fact]
    public async Task GetResponseAsync_WithoutCacheWhen_AsksEachTime()
    {
        var inner = Inner((_, _) => Task.FromResult(Answer()));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        await client.GetResponseAsync(Some.Messages, new ChatOptions());
        await client.GetResponseAsync(Some.Messages);
        await client.GetResponseAsync(Some.Messages, Options());

        Assert.Equal(3, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_NotAccepted_IsHandedOnAndNotKept()
    {
        var inner = Inner((attempt, _) => Task.FromResult(Answer($"answer {attempt}")));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        var first = await client.GetResponseAsync(Some.Messages, Options(response => response.Text != "answer 1"));
        var second = await client.GetResponseAsync(Some.Messages, Options(response => response.Text != "answer 1"));

        Assert.Equal(("answer 1", "answer 2"), (first.Text, second.Text));
    }

    [Fact]
    public async Task GetResponseAsync_KeptAnswerIsNoLongerAccepted_IsReplaced()
    {
        var inner = Inner((attempt, _) => Task.FromResult(Answer($"answer {attempt}")));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        await client.GetResponseAsync(Some.Messages, Options());
        await client.GetResponseAsync(Some.Messages, Options(response => response.Text != "answer 1"));
        var third = await client.GetResponseAsync(Some.Messages, Options());

        Assert.Equal(("answer 2", 2), (third.Text, inner.Attempts));
    }

    [Fact]
    public async Task GetResponseAsync_Refusal_IsNeverKept()
    {
        var inner = Inner((_, _) =>
        {
            var message = new ChatMessage(ChatRole.Assistant, string.Empty);
            message.AddRefusal("no");
            return Task.FromResult(new ChatResponse(message));
        });
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        await client.GetResponseAsync(Some.Messages, Options());
        var second = await client.GetResponseAsync(Some.Messages, Options());

        Assert.Equal((2, "no"), (inner.Attempts, second.GetRefusal()));
    }

    [Fact]
    public async Task GetResponseAsync_EqualRequestsAtOnce_AreOneRequest()
    {
        var answer = new TaskCompletionSource<ChatResponse>();
        var inner = Inner((_, _) => answer.Task);
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        var asking = Enumerable.Range(0, 20).Select(_ => client.GetResponseAsync(Some.Messages, Options())).ToList();
        Assert.Equal(1, inner.Attempts);
        answer.SetResult(Answer());
        var responses = await Task.WhenAll(asking);

        Assert.Equal((1, 19), (inner.Attempts, responses.Count(response => response.IsFromCache())));
        Assert.Equal(new TokenUsage(40, 5), responses.Aggregate(default(TokenUsage), (sum, response) => sum + response.GetTokenUsage()));
    }

    [Theory]
    [InlineData(Ending.Failed)]
    [InlineData(Ending.Cancelled)]
    [InlineData(Ending.NotAccepted)]
    public async Task GetResponseAsync_FirstOfEqualsBringsNothing_OneOfTheWaitersAsks(Ending end)
    {
        TaskCompletionSource<ChatResponse>[] answers = [new(), new()];
        using var cancellation = new CancellationTokenSource();
        var inner = Inner((attempt, token) => answers[attempt - 1].Task.WaitAsync(token));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        var first = client.GetResponseAsync(Some.Messages, Options(), cancellation.Token);
        var waiting = Enumerable.Range(0, 10).Select(_ => client.GetResponseAsync(Some.Messages, Options())).ToList();
        await EndAsync(end, answers[0], cancellation);
        answers[1].SetResult(Answer());
        var responses = await Task.WhenAll(waiting);

        Assert.Equal((2, 9), (inner.Attempts, responses.Count(response => response.IsFromCache())));
        Assert.All(responses, response => Assert.Equal("spam", response.Text));
        Assert.Equal(end == Ending.NotAccepted, (await Record.ExceptionAsync(() => first)) is null);
    }

    [Fact]
    public async Task GetResponseAsync_WaiterCancelled_EndsItsOwnWaitingOnly()
    {
        var answer = new TaskCompletionSource<ChatResponse>();
        using var cancellation = new CancellationTokenSource();
        var inner = Inner((_, token) => answer.Task.WaitAsync(token));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());
        var first = client.GetResponseAsync(Some.Messages, Options());
        var impatient = client.GetResponseAsync(Some.Messages, Options(), cancellation.Token);
        var patient = client.GetResponseAsync(Some.Messages, Options());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult(Answer());
        Assert.Equal((false, true, 1), ((await first).IsFromCache(), (await patient).IsFromCache(), inner.Attempts));
    }

    [Fact]
    public async Task GetResponseAsync_ManyRequestsFromManyThreads_AskOncePerQuestion()
    {
        var inner = Inner(async (attempt, _) =>
        {
            await Task.Yield();
            return attempt % 3 == 0 ? throw ServerFailures.FromStatus(503) : Answer();
        });
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());
        var failures = 0;

        await Parallel.ForAsync(0, 2_000, async (number, token) =>
        {
            try
            {
                await client.GetResponseAsync([new ChatMessage(ChatRole.User, $"question {number % 50}")], Options(), token);
            }
            catch (ModelServerException)
            {
                Interlocked.Increment(ref failures);
            }
        });

        Assert.Equal(50 + failures, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_CacheFails_AsksTheModelAndSaysSoWithoutText()
    {
        using var loggers = new CollectingLoggerFactory();
        var inner = Inner((_, _) => Task.FromResult(Answer()));
        using var client = new CachingChatClient(inner, new BrokenCache(), new Microsoft.Extensions.Logging.Logger<CachingChatClient>(loggers));

        var response = await client.GetResponseAsync(Some.Messages, Options());

        Assert.Equal(("spam", false), (response.Text, response.IsFromCache()));
        Assert.Equal(2, loggers.Messages.Count);
        Assert.All(loggers.Messages, message => Assert.Contains("(IOException)", message, StringComparison.Ordinal));
        Assert.DoesNotContain(loggers.Messages, message => message.Contains(Some.RowText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetResponseAsync_ModelWithoutAName_IsNotCachedAndSaidOnce()
    {
        using var loggers = new CollectingLoggerFactory();
        var inner = new ScriptedChatClient((_, _) => Task.FromResult(Answer()));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache(), new Microsoft.Extensions.Logging.Logger<CachingChatClient>(loggers));

        await client.GetResponseAsync(Some.Messages, Options());
        await client.GetResponseAsync(Some.Messages, Options());

        Assert.Equal(2, inner.Attempts);
        Assert.Single(loggers.Messages);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Always_PassesThrough()
    {
        var inner = Inner((_, _) => Task.FromResult(Answer()));
        using var client = new CachingChatClient(inner, new MemoryAnswerCache());

        for (var repeat = 0; repeat < 2; repeat++)
        {
            await foreach (var update in client.GetStreamingResponseAsync(Some.Messages, Options()))
            {
                Assert.Equal("streamed", update.Text);
            }
        }

        Assert.Equal(2, inner.Attempts);
    }

    private static ScriptedChatClient Inner(Func<int, CancellationToken, Task<ChatResponse>> script) => new(script) { Metadata = Model };

    private static ChatOptions Options(Func<ChatResponse, bool>? accepted = null) =>
        new ChatOptions { Temperature = 0 }.CacheWhen(accepted ?? (response => response.Text.Length > 0));

    private static ChatResponse Answer(string text = "spam")
    {
        var response = Some.Response();
        response.Messages = [new ChatMessage(ChatRole.Assistant, text)];
        response.SetLogProbabilities([new TokenLogProbability("spam", -0.1, [new TokenAlternative("ham", -2.4)])]);
        return response;
    }

    private static async Task EndAsync(Ending end, TaskCompletionSource<ChatResponse> answer, CancellationTokenSource cancellation)
    {
        switch (end)
        {
            case Ending.Failed:
                answer.SetException(ServerFailures.FromStatus(500));
                break;
            case Ending.Cancelled:
                await cancellation.CancelAsync();
                break;
            default:
                answer.SetResult(Answer(string.Empty));
                break;
        }
    }

    public enum Ending
    {
        Failed,
        Cancelled,
        NotAccepted,
    }

    private sealed class BrokenCache : IAnswerCache
    {
        public ValueTask<CachedAnswer?> GetAsync(string key, CancellationToken cancellationToken = default) => throw new IOException(Some.RowText);

        public ValueTask SetAsync(string key, CachedAnswer answer, CancellationToken cancellationToken = default) => throw new IOException(answer.Text + Some.RowText);
    }
}
