using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class CircuitBreakerTests
{
    private readonly EagerTimeProvider _clock = Some.Clock();
    private readonly ResilienceOptions _once = Some.Options();
    private int _status = 500;

    public CircuitBreakerTests() => _once.MaxRetries = 0;

    [Fact]
    public async Task Circuit_TwentyFailures_OpensAndSendsNothing()
    {
        var inner = Server();
        using var client = new ResilientChatClient(inner, _once, _clock);
        await FailAsync(client, 20);

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));

        Assert.Equal((FailureKind.Transient, "circuit_open", 0), (failure.Kind, failure.Code, failure.Attempts));
        Assert.Equal(20, inner.Attempts);
    }

    [Fact]
    public async Task Circuit_NineteenFailures_StaysClosed()
    {
        var inner = Server();
        using var client = new ResilientChatClient(inner, _once, _clock);
        await FailAsync(client, 19);
        _status = 200;

        await client.GetResponseAsync(Some.Messages);

        Assert.Equal(20, inner.Attempts);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Circuit_RateLimitsAndRefusals_AreNotCounted(int status)
    {
        _status = status;
        var inner = Server();
        using var client = new ResilientChatClient(inner, _once, _clock);

        await FailAsync(client, 50);

        Assert.Equal(50, inner.Attempts);
    }

    [Fact]
    public async Task Circuit_ServerRecovers_ClosesAfterTheBreak()
    {
        var inner = Server();
        using var client = new ResilientChatClient(inner, _once, _clock);
        await FailAsync(client, 20);
        _status = 200;

        _clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        await FailAsync(client, 1);
        Assert.Equal(20, inner.Attempts);

        _clock.Advance(TimeSpan.FromTicks(1));
        await client.GetResponseAsync(Some.Messages);
        await client.GetResponseAsync(Some.Messages);
        Assert.Equal(22, inner.Attempts);
    }

    [Fact]
    public async Task Circuit_OpensUnderACallWithRetries_TheRowWaitsForTheEndOfTheBreakAndIsAnswered()
    {
        var inner = new ScriptedChatClient(attempt => attempt > 20 ? null : ServerFailures.FromStatus(500));
        using var client = new ResilientChatClient(inner, QuickRetries(), _clock);
        await FailAsync(client, 3);
        var before = _clock.Delays.Count;

        var response = await client.GetResponseAsync(Some.Messages);

        // Two more failures open the circuit; a backoff of 2 s was then still due, and the break has 28 s left.
        Assert.Equal(Some.Seconds(1, 2, 28), _clock.Delays.Skip(before));
        Assert.Equal(3, response.GetAttempts().Count);
        Assert.Equal(21, inner.Attempts);
    }

    [Fact]
    public async Task Circuit_ServerStaysDown_TheRowFailsAfterItsRetriesWithoutFurtherRequests()
    {
        var inner = Server();
        using var client = new ResilientChatClient(inner, QuickRetries(), _clock);
        await FailAsync(client, 3);
        var before = _clock.Delays.Count;

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));

        // Two requests open the circuit, one after each break tries the server; the retries between them send nothing.
        Assert.Equal(Some.Seconds(1, 2, 28, 8, 22), _clock.Delays.Skip(before));
        Assert.Equal((FailureKind.Transient, 500, 4), (failure.Kind, failure.Status, failure.Attempts));
        Assert.Equal(22, inner.Attempts);
    }

    [Fact]
    public async Task Circuit_TryingTheServerWithOneRequest_OthersWaitTheirBackoffNotAnotherBreak()
    {
        var trial = new TaskCompletionSource<ModelServerException?>();
        var inner = new ScriptedChatClient(async (attempt, _) =>
            (attempt > 20 ? await trial.Task : ServerFailures.FromStatus(500)) is { } failure ? throw failure : Some.Response());
        var options = QuickRetries();
        options.MaxRetries = 1;
        using var client = new ResilientChatClient(inner, options, _clock);
        await FailAsync(client, 10);
        _clock.Advance(TimeSpan.FromSeconds(30));
        var before = _clock.Delays.Count;

        var first = client.GetResponseAsync(Some.Messages);
        await FailAsync(client, 1);
        trial.SetResult(null);
        await first;

        Assert.Equal(Some.Seconds(1), _clock.Delays.Skip(before));
        Assert.Equal(21, inner.Attempts);
    }

    [Fact]
    public async Task Circuit_TrialThatItsCallerCancelled_DoesNotCloseIt()
    {
        using var source = new CancellationTokenSource();
        var inner = new ScriptedChatClient(async (attempt, token) =>
        {
            if (attempt <= 20)
            {
                throw ServerFailures.FromStatus(500);
            }

            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Some.Response();
        });
        using var client = new ResilientChatClient(inner, _once, _clock);
        await FailAsync(client, 20);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResponseAsync(Some.Messages, cancellationToken: source.Token));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));

        Assert.Equal(("circuit_open", 21), (failure.Code, inner.Attempts));
    }

    [Fact]
    public async Task Circuit_TrialThatAGateRefused_DoesNotCloseIt()
    {
        var control = new RateControl(timeProvider: _clock);
        var inner = new ScriptedChatClient(attempt => ServerFailures.FromStatus(attempt == 20 ? 503 : 500, retryAfter: attempt == 20 ? TimeSpan.FromMinutes(10) : null));
        using var client = new ResilientChatClient(inner, _once, _clock, logger: null, control);
        await FailAsync(client, 19);
        await Assert.ThrowsAsync<RequestNotMadeException>(() => client.GetResponseAsync(Some.Messages));
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<RequestNotMadeException>(() => client.GetResponseAsync(Some.Messages));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));

        Assert.Equal(("circuit_open", 20), (failure.Code, inner.Attempts));
    }

    [Fact]
    public async Task Circuit_CancelledCallsWhileClosed_AreNotCounted()
    {
        var inner = new ScriptedChatClient(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return Some.Response();
        });
        using var client = new ResilientChatClient(inner, _once, _clock);
        for (var call = 0; call < 30; call++)
        {
            using var source = new CancellationTokenSource();
            var answer = client.GetResponseAsync(Some.Messages, cancellationToken: source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        }

        Assert.Equal(30, inner.Attempts);
    }

    private static ResilienceOptions QuickRetries()
    {
        // All calls of a test fit into one window.
        var options = Some.Options();
        options.BaseDelay = TimeSpan.FromSeconds(1);
        return options;
    }

    private ScriptedChatClient Server() => new(_ => _status == 200 ? null : ServerFailures.FromStatus(_status));

    private static async Task FailAsync(ResilientChatClient client, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));
        }
    }
}
