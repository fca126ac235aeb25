using System.Net;
using Microsoft.Extensions.Logging;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class ResilientChatClientTests
{
    private readonly EagerTimeProvider _clock = Some.Clock();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task GetResponseAsync_ServerRecovers_RetriesAndKeepsEveryAttempt(int status)
    {
        var inner = new ScriptedChatClient(attempt => attempt < 3 ? ServerFailures.FromStatus(status) : null);

        var response = await Client(inner).GetResponseAsync(Some.Messages);

        Assert.Equal(3, inner.Attempts);
        Assert.Equal([FailureKind.Transient, FailureKind.Transient, null], response.GetAttempts().Select(attempt => attempt.Failure));
        Assert.Equal([status, status, null], response.GetAttempts().Select(attempt => attempt.Status));
        Assert.Equal(new TokenUsage(40, 5), response.GetAttempts()[2].Usage);
        Assert.Equal(new TokenUsage(40, 5), response.GetTokenUsage());
    }

    [Theory]
    [InlineData(400, null, FailureKind.InvalidRequest)]
    [InlineData(400, "content_filter", FailureKind.ContentFiltered)]
    [InlineData(401, null, FailureKind.Unauthorized)]
    [InlineData(403, null, FailureKind.Unauthorized)]
    [InlineData(404, null, FailureKind.UnknownModel)]
    [InlineData(422, null, FailureKind.InvalidRequest)]
    [InlineData(429, "insufficient_quota", FailureKind.QuotaExhausted)]
    [InlineData(429, "InsufficientQuota", FailureKind.QuotaExhausted)]
    public async Task GetResponseAsync_ServerRefusesForGood_ThrowsAfterOneAttempt(int status, string? code, FailureKind kind)
    {
        var inner = new ScriptedChatClient(_ => ServerFailures.FromStatus(status, code, "response_format", TimeSpan.FromSeconds(1)));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Client(inner).GetResponseAsync(Some.Messages));

        Assert.Equal((kind, status, code, "response_format", 1), (failure.Kind, failure.Status, failure.Code, failure.Parameter, failure.Attempts));
        Assert.Equal(1, inner.Attempts);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_ServerStaysDown_ThrowsAfterTheLastRetryWithDoublingDelays()
    {
        var inner = new ScriptedChatClient(_ => ServerFailures.FromStatus(503, retryAfter: TimeSpan.Zero));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Client(inner).GetResponseAsync(Some.Messages));

        Assert.Equal((FailureKind.Transient, 503, 6), (failure.Kind, failure.Status, failure.Attempts));
        Assert.Equal(6, inner.Attempts);
        Assert.Equal(Some.Seconds(2, 4, 8, 16, 32), _clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_FailedAttemptsThatWerePaid_AreSummedUp()
    {
        var paid = new TokenUsage(40, 3);
        var answered = await Client(new(attempt => attempt < 3 ? ServerFailures.UnreadableReply(paid) : null)).GetResponseAsync(Some.Messages);
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Client(new(attempt =>
            attempt < 3 ? ServerFailures.UnreadableReply(paid) : ServerFailures.FromStatus(401))).GetResponseAsync(Some.Messages));

        Assert.Equal([paid, paid, new(40, 5)], answered.GetAttempts().Select(attempt => attempt.Usage));
        Assert.Equal(new TokenUsage(120, 11), answered.GetTokenUsage());
        Assert.Equal((FailureKind.Unauthorized, 3, new TokenUsage(80, 6)), (failure.Kind, failure.Attempts, failure.Usage));
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 6)]
    public async Task GetResponseAsync_RepliesThatCannotBeRead_AreRetriedLongerOfAServerThatHasAnswered(bool hasAnswered, int attempts)
    {
        var first = hasAnswered ? 1 : 0;
        var inner = new ScriptedChatClient(attempt => attempt <= first ? null : ServerFailures.UnreadableReply());
        using var client = Client(inner);
        for (var call = 0; call < first; call++)
        {
            await client.GetResponseAsync(Some.Messages);
        }

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));

        Assert.Equal(attempts, failure.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_LongBackoff_IsCapped()
    {
        var options = Some.Options();
        options.MaxRetries = 8;

        await Assert.ThrowsAsync<ModelServerException>(() => Client(new(_ => ServerFailures.FromStatus(500)), options).GetResponseAsync(Some.Messages));

        Assert.Equal(Some.Seconds(2, 4, 8, 16, 32, 60, 60, 60), _clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_NoRetriesWanted_MakesOneAttempt()
    {
        var options = Some.Options();
        options.MaxRetries = 0;
        var inner = new ScriptedChatClient(_ => ServerFailures.FromStatus(500));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Client(inner, options).GetResponseAsync(Some.Messages));

        Assert.Equal((1, 1), (failure.Attempts, inner.Attempts));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0.25)]
    [InlineData(120)]
    public async Task GetResponseAsync_RetryAfterWithinTheLongestWait_IsHonored(double seconds)
    {
        var inner = new ScriptedChatClient(attempt => attempt == 1 ? ServerFailures.FromStatus(429, retryAfter: TimeSpan.FromSeconds(seconds)) : null);

        await Client(inner).GetResponseAsync(Some.Messages);

        Assert.Equal(Some.Seconds(seconds), _clock.Delays);
    }

    [Theory]
    [InlineData(429, 0)]
    [InlineData(429, 5)]
    [InlineData(503, 5)]
    public async Task GetResponseAsync_RetryAfterOfTenDays_EndsTheCallAtOnceAndSaysWhenToContinue(int status, int maxRetries)
    {
        var inner = new ScriptedChatClient(_ => ServerFailures.FromStatus(status, retryAfter: TimeSpan.FromDays(10)));
        var options = Some.Options();
        options.MaxRetries = maxRetries;

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(() => Client(inner, options).GetResponseAsync(Some.Messages));

        Assert.Equal(1, inner.Attempts);
        Assert.Empty(_clock.Delays);
        Assert.Equal(("rate_limited", 1), (refusal.StopReason!.Code, refusal.Attempts));
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromDays(10), refusal.StopReason.ContinueAfter);
        Assert.Equal(
            "The server's rate limit allows no request for 10 days, longer than the wait of 2 minutes that is accepted; continue after 2015-10-31 07:28:00 UTC or accept a longer wait.",
            refusal.Message);
        Assert.Equal(refusal.Message, refusal.StopReason.Sentence);
    }

    [Fact]
    public async Task GetResponseAsync_RetryAfterBeyondEveryClock_EndsTheCallAllTheSame()
    {
        var inner = new ScriptedChatClient(attempt => ServerFailures.FromStatus(429, retryAfter: attempt == 1 ? TimeSpan.FromSeconds(1) : TimeSpan.MaxValue));

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(() => Client(inner).GetResponseAsync(Some.Messages));

        Assert.Equal((2, DateTimeOffset.MaxValue), (refusal.Attempts, refusal.StopReason!.ContinueAfter));
    }

    [Fact]
    public async Task GetResponseAsync_Jitter_IsRepeatableBySeedAndDiffersBetweenSeeds()
    {
        var first = await JitteredDelaysAsync(seed: 1);

        Assert.Equal(first, await JitteredDelaysAsync(seed: 1));
        Assert.NotEqual(first, await JitteredDelaysAsync(seed: 2));
        Assert.NotEqual(await JitteredDelaysAsync(seed: null), await JitteredDelaysAsync(seed: null));
        Assert.All(first, delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task GetResponseAsync_AttemptHangs_TimesOutAndRetries()
    {
        var hanging = new TaskCompletionSource();
        var inner = new ScriptedChatClient(async (attempt, token) =>
        {
            if (attempt == 1)
            {
                hanging.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return Some.Response();
        });

        var call = Client(inner).GetResponseAsync(Some.Messages);
        await hanging.Task;
        _clock.ExpireTimeouts();
        var response = await call;

        Assert.Equal([FailureKind.Transient, null], response.GetAttempts().Select(attempt => attempt.Failure));
        Assert.Equal(Some.AttemptTimeout, response.GetAttempts()[0].Duration);
        Assert.Equal(Some.Seconds(2), _clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_ClientThrowsSomethingElseAtTheTimeout_RetriesAllTheSame()
    {
        var inner = new ScriptedChatClient(async (attempt, token) =>
        {
            if (attempt == 1)
            {
                var ended = new TaskCompletionSource();
                await using var registration = token.Register(() => ended.SetResult());
                _clock.ExpireTimeouts();
                await ended.Task;
                throw new InvalidOperationException("aborted");
            }

            return Some.Response();
        });

        await Client(inner).GetResponseAsync(Some.Messages);

        Assert.Equal(2, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_ClientHasATimeoutOfItsOwn_Retries()
    {
        var inner = new ScriptedChatClient(attempt => attempt == 1 ? new TaskCanceledException("the client's own timeout") : null);

        await Client(inner).GetResponseAsync(Some.Messages);

        Assert.Equal(2, inner.Attempts);
    }

    [Theory]
    [MemberData(nameof(NetworkFailures))]
    public async Task GetResponseAsync_NetworkFails_Retries(Exception exception)
    {
        var inner = new ScriptedChatClient(attempt => attempt == 1 ? exception : null);

        await Client(inner).GetResponseAsync(Some.Messages);

        Assert.Equal(2, inner.Attempts);
    }

    public static TheoryData<Exception> NetworkFailures() =>
    [
        new HttpRequestException(HttpRequestError.ConnectionError),
        new HttpRequestException(Some.RowText, inner: null, HttpStatusCode.BadGateway),
        new IOException(Some.RowText),
        new TimeoutException(Some.RowText),
    ];

    [Fact]
    public async Task GetResponseAsync_UnknownException_SurfacesAsItIsAfterOneAttempt()
    {
        var bug = new InvalidOperationException("a bug");
        var inner = new ScriptedChatClient(_ => bug);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Client(inner).GetResponseAsync(Some.Messages));

        Assert.Same(bug, thrown);
        Assert.Equal(1, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_TranslatorKnowsTheException_DoesAsItSays()
    {
        var options = Some.Options();
        options.Translate = exception => exception is NotSupportedException ? ServerFailures.FromStatus(503) : null;
        var inner = new ScriptedChatClient(attempt => attempt == 1 ? new NotSupportedException() : null);

        await Client(inner, options).GetResponseAsync(Some.Messages);

        Assert.Equal(2, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_CallerCancelsAnAttempt_ThrowsOperationCanceledWithoutRetry()
    {
        using var source = new CancellationTokenSource();
        var inner = new ScriptedChatClient(async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Some.Response();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(inner).GetResponseAsync(Some.Messages, cancellationToken: source.Token));

        Assert.Equal(1, inner.Attempts);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_CallerCancelsAndTheServerFails_ThrowsOperationCanceledWithoutRetry()
    {
        using var source = new CancellationTokenSource();
        var inner = new ScriptedChatClient(async (_, _) =>
        {
            await source.CancelAsync();
            throw ServerFailures.FromStatus(503);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(inner).GetResponseAsync(Some.Messages, cancellationToken: source.Token));

        Assert.Equal(1, inner.Attempts);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_CallerCancelsDuringADelay_ThrowsOperationCanceledAtOnce()
    {
        var source = new CancellationTokenSource();
        var inner = new ScriptedChatClient(_ => ServerFailures.FromStatus(503));
        using var client = new ResilientChatClient(inner, Some.Options(), new EndlessDelays(source));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync(Some.Messages, cancellationToken: source.Token));

        Assert.Equal(1, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_CancelledBefore_MakesNoAttempt()
    {
        var inner = new ScriptedChatClient(_ => null);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(inner).GetResponseAsync(Some.Messages, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(0, inner.Attempts);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Always_PassesThrough()
    {
        var inner = new ScriptedChatClient(_ => null);

        var updates = await Client(inner).GetStreamingResponseAsync(Some.Messages).ToListAsync();

        Assert.Equal("streamed", Assert.Single(updates).Text);
        Assert.Equal(1, inner.Attempts);
    }

    [Fact]
    public async Task GetResponseAsync_FailuresOfEveryKind_AreLoggedWithoutText()
    {
        using var loggers = new CollectingLoggerFactory();
        var inner = new ScriptedChatClient(attempt => new HttpRequestException($"{Some.RowText} {attempt}", inner: null, HttpStatusCode.InternalServerError));
        var options = Some.Options();
        options.BaseDelay = TimeSpan.FromSeconds(1);
        using var client = new ResilientChatClient(inner, options, _clock, loggers.CreateLogger<ResilientChatClient>());

        for (var call = 0; call < 4; call++)
        {
            await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));
        }

        Assert.Contains(loggers.Messages, message => message.StartsWith("Information: Retry 1 of 5 in 1.0 s, after 500.", StringComparison.Ordinal));
        Assert.Contains(loggers.Messages, message => message.StartsWith("Warning: Too many requests failed; none is sent for 00:00:30.", StringComparison.Ordinal));
        Assert.Contains(loggers.Messages, message => message.StartsWith("Warning: The request failed for good after 6 attempts: Transient, 500.", StringComparison.Ordinal));
        Assert.DoesNotContain(loggers.Messages, message => message.Contains(Some.RowText, StringComparison.Ordinal));
    }

    private ResilientChatClient Client(ScriptedChatClient inner, ResilienceOptions? options = null) => new(inner, options ?? Some.Options(), _clock);

    private static async Task<IReadOnlyList<TimeSpan>> JitteredDelaysAsync(int? seed)
    {
        var clock = Some.Clock();
        var options = new ResilienceOptions { AttemptTimeout = Some.AttemptTimeout, JitterSeed = seed };
        using var client = new ResilientChatClient(new ScriptedChatClient(_ => ServerFailures.FromStatus(500)), options, clock);
        await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));
        return clock.Delays;
    }
}
