using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Rlaif.Clients.Admission;
using Rlaif.Clients.Tests.Rates;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class RateControlTests
{
    private static readonly CallSize Size = new(400, 64);
    private static readonly CallResult Answer = new(new TokenUsage(100, 5), Failure: null, Limits: null) { IsAnswered = true };
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task EnterAsync_FirstRequests_FourAtOnceAndEachAnswerMakesRoomForTwo()
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        var permits = await EnterAsync(gate, 4);
        var fifth = Enter(gate);
        var sixth = Enter(gate);
        var seventh = Enter(gate);

        permits[0].Leave(Answer);

        Assert.Equal((true, true, false), (fifth.IsCompletedSuccessfully, sixth.IsCompletedSuccessfully, seventh.IsCompleted));
    }

    [Fact]
    public async Task EnterAsync_MaxConcurrency_IsNotExceeded()
    {
        ICallGate gate = new RateControl(new RateOptions { MaxConcurrency = 2 }, _clock);
        var permits = await EnterAsync(gate, 2);
        var third = Enter(gate);
        var fourth = Enter(gate);

        Assert.False(third.IsCompleted);
        permits[0].Leave(Answer);

        Assert.Equal((true, false), (third.IsCompletedSuccessfully, fourth.IsCompleted));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task Leave_StormOfRefusals_HalvesOnce(int status)
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        var permits = await EnterAsync(gate, 4);
        permits.ForEach(permit => permit.Leave(Refusal(status)));

        Assert.Equal(2, Admitted(gate, 4));
    }

    [Fact]
    public async Task Leave_RefusalsWithoutEnd_LeaveOneAtATime()
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        for (var refusal = 0; refusal < 50; refusal++)
        {
            (await EnterAsync(gate, 1))[0].Leave(Refusal(429));
        }

        Assert.Equal(1, Admitted(gate, 3));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    [InlineData(401)]
    public async Task Leave_OtherFailures_ChangeNothing(int status)
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        var permits = await EnterAsync(gate, 4);
        permits.ForEach(permit => permit.Leave(Refusal(status)));

        Assert.Equal(4, Admitted(gate, 6));
    }

    [Fact]
    public async Task Leave_RetryAfter_HoldsEverybodyUntilThen()
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        var permits = await EnterAsync(gate, 2);
        permits[0].Leave(Refusal(429, TimeSpan.FromSeconds(30)));
        permits[1].Leave(Refusal(429, TimeSpan.FromSeconds(3)));
        var next = Enter(gate);

        _clock.RunUntil(TimeSpan.FromSeconds(29.9));
        Assert.False(next.IsCompleted);
        _clock.RunUntil(TimeSpan.FromSeconds(30));

        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Leave_RetryAfterBeyondTheLongestWait_RefusesAllUntilThen()
    {
        ICallGate gate = new RateControl(new RateOptions { MaxConcurrency = 1, MaxWait = TimeSpan.FromMinutes(5) }, _clock);
        var permits = await EnterAsync(gate, 1);
        var waiting = Enter(gate);
        permits[0].Leave(Refusal(429, TimeSpan.FromDays(10)));
        var late = Enter(gate);

        var refusals = new[] { await Assert.ThrowsAsync<RequestNotMadeException>(() => waiting), await Assert.ThrowsAsync<RequestNotMadeException>(() => late) };
        Assert.NotSame(refusals[0], refusals[1]);
        Assert.All(refusals, refusal => Assert.Equal(("rate_limited", _clock.GetUtcNow() + TimeSpan.FromDays(10)), (refusal.StopReason!.Code, refusal.StopReason.ContinueAfter)));
        Assert.Equal(
            "The server's rate limit allows no request for 10 days, longer than the wait of 5 minutes that is accepted; continue after 2015-10-31 07:28:00 UTC or accept a longer wait.",
            refusals[0].Message);

        _clock.RunUntil(TimeSpan.FromDays(10));
        Assert.True(Enter(gate).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Leave_RetryAfterBeyondEveryClock_RefusesAllTheSame()
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        (await EnterAsync(gate, 1))[0].Leave(Refusal(429, TimeSpan.MaxValue));

        await Assert.ThrowsAsync<RequestNotMadeException>(() => Enter(gate));
    }

    [Fact]
    public async Task Leave_WindowIsExhausted_WaitsForItsReset()
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        (await EnterAsync(gate, 1))[0].Leave(Answer with { Limits = Requests(limit: 100, remaining: 0, reset: 20) });
        var next = Enter(gate);

        _clock.RunUntil(TimeSpan.FromSeconds(19));
        Assert.False(next.IsCompleted);
        _clock.RunUntil(TimeSpan.FromSeconds(20));

        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Leave_WindowOfADayIsExhausted_Refuses()
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        var limits = new RateLimits(new RateWindow(1_000, 0, TimeSpan.FromHours(5)), Tokens: null);
        (await EnterAsync(gate, 1))[0].Leave(Answer with { Limits = limits });

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(() => Enter(gate));

        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromHours(5), refusal.StopReason!.ContinueAfter);
    }

    [Theory]
    [InlineData(1, 0, 60)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 0, 60)]
    public async Task Leave_LimitBelowWhatIsMeaningful_DoesNotStall(int limit, int remaining, double reset)
    {
        ICallGate gate = new RateControl(timeProvider: _clock);
        for (var request = 0; request < 30; request++)
        {
            var next = Enter(gate);
            _clock.RunUntil(_clock.Now + TimeSpan.FromSeconds(20));
            (await next).Leave(Answer with { Limits = Requests(limit, remaining, reset) });
        }

        Assert.Equal(TimeSpan.FromMinutes(10), _clock.Now);
    }

    [Fact]
    public void EnterAsync_Paced_StartsInTheOrderOfArrival()
    {
        ICallGate gate = new RateControl(new RateOptions { RequestsPerMinute = 60 }, _clock);
        var calls = Enumerable.Range(0, 4).Select(_ => Enter(gate)).ToList();

        for (var started = 1; started <= 4; started++)
        {
            Assert.Equal(calls.Take(started), calls.Where(call => call.IsCompletedSuccessfully));
            _clock.RunUntil(_clock.Now + TimeSpan.FromSeconds(1.03));
        }
    }

    [Fact]
    public async Task EnterAsync_CancelledWhileWaiting_EndsAtOnceAndTakesNothing()
    {
        using var source = new CancellationTokenSource();
        ICallGate gate = new RateControl(new RateOptions { MaxConcurrency = 1 }, _clock);
        var permits = await EnterAsync(gate, 1);
        var cancelled = gate.EnterAsync(Size, source.Token).AsTask();
        var next = Enter(gate);

        await source.CancelAsync();
        Assert.True(cancelled.IsCanceled);
        permits[0].Leave(Answer);

        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public void EnterAsync_CancelledBefore_TakesNothing()
    {
        ICallGate gate = new RateControl(new RateOptions { MaxConcurrency = 1 }, _clock);

        Assert.True(gate.EnterAsync(Size, new CancellationToken(canceled: true)).AsTask().IsCanceled);
        Assert.True(Enter(gate).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EnterAsync_ClockThatStandsStill_GoesOnWhenTheTimerSaysSo()
    {
        ICallGate gate = new RateControl(new RateOptions { RequestsPerMinute = 60 }, new EagerTimeProvider(Some.AttemptTimeout) { StandsStill = true });

        for (var request = 0; request < 10; request++)
        {
            (await gate.EnterAsync(Size, CancellationToken.None)).Leave(Answer);
        }
    }

    [Fact]
    public async Task EnterAsync_ManyThreads_NobodyIsForgotten()
    {
        ICallGate gate = new RateControl(new RateOptions { MaxConcurrency = 8 });
        var underWay = 0;
        var peak = 0;

        await Parallel.ForAsync(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, token) =>
        {
            var permit = await gate.EnterAsync(Size, token);
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref peak, now);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            permit.Leave(Answer);
        });

        Assert.InRange(peak, 1, 8);
        Assert.Equal(0, underWay);
    }

    [Fact]
    public async Task GetResponseAsync_BehindTheGate_FollowsWhatTheServerSays()
    {
        var inner = new ScriptedChatClient(attempt => attempt == 1 ? ServerFailures.FromStatus(429, retryAfter: TimeSpan.FromSeconds(30)) : null);
        var clock = Some.Clock();
        using var client = new ResilientChatClient(inner, Some.Options(), clock, logger: null, new RateControl(timeProvider: clock));

        var response = await client.GetResponseAsync(Some.Messages);

        Assert.Equal(2, response.GetAttempts().Count);
        Assert.Equal(Some.Seconds(30), clock.Delays);
    }

    [Fact]
    public async Task Control_Always_TellsItsWaitsAndLimits()
    {
        using var loggers = new CollectingLoggerFactory();
        List<(string Name, double Value)> measured = [];
        using var listener = Listener(measured);
        ICallGate gate = new RateControl(new RateOptions { Name = "here" }, _clock, loggers.CreateLogger<RateControl>());
        var permits = await EnterAsync(gate, 4);
        var waiting = Enter(gate);
        _clock.RunUntil(TimeSpan.FromSeconds(3));

        permits[0].Leave(Refusal(429, TimeSpan.FromSeconds(30)));
        permits[1].Leave(Refusal(429, TimeSpan.FromSeconds(30)));
        permits[2].Leave(Answer);
        permits[3].Leave(Answer);
        _clock.RunUntil(TimeSpan.FromSeconds(33));
        (await waiting).Leave(Answer);

        Assert.Equal([4, 2], measured.Where(measurement => measurement.Name == "rlaif.concurrency.limit").Take(2).Select(measurement => measurement.Value));
        Assert.Equal([0, 0, 0, 0, 33], measured.Where(measurement => measurement.Name == "rlaif.queue.wait").Select(measurement => measurement.Value));
        Assert.Single(loggers.Messages, message => message.StartsWith("Information: The server's rate limit allows no request for 00:00:30.", StringComparison.Ordinal));
        Assert.Single(loggers.Messages, message => message.StartsWith("Debug: Up to 2 requests may be under way at once.", StringComparison.Ordinal));
    }

    private static Task<ICallPermit> Enter(ICallGate gate) => gate.EnterAsync(Size, CancellationToken.None).AsTask();

    private static async Task<List<ICallPermit>> EnterAsync(ICallGate gate, int count)
    {
        var calls = Enumerable.Range(0, count).Select(_ => Enter(gate)).ToList();
        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
        return [.. await Task.WhenAll(calls)];
    }

    // Long enough that nothing but the concurrency holds anybody back.
    private int Admitted(ICallGate gate, int asked)
    {
        var calls = Enumerable.Range(0, asked).Select(_ => Enter(gate)).ToList();
        _clock.RunUntil(_clock.Now + TimeSpan.FromMinutes(5));
        return calls.Count(call => call.IsCompletedSuccessfully);
    }

    private static void InterlockedMax(ref int peak, int value)
    {
        for (var before = peak; value > before; before = peak)
        {
            Interlocked.CompareExchange(ref peak, value, before);
        }
    }

    private static CallResult Refusal(int status, TimeSpan? retryAfter = null) =>
        new(default, ServerFailures.FromStatus(status, retryAfter: retryAfter), Limits: null) { IsAnswered = true };

    private static RateLimits Requests(int limit, int remaining, double reset) =>
        new(new RateWindow(limit, remaining, TimeSpan.FromSeconds(reset)) { Period = TimeSpan.FromMinutes(1) }, Tokens: null);

    private static MeterListener Listener(List<(string Name, double Value)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == RlaifTelemetry.SourceName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags is [{ Key: "rlaif.endpoint", Value: "here" }])
            {
                measured.Add((instrument.Name, value));
            }
        }
    }
}
