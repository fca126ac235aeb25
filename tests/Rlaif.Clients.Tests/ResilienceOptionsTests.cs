namespace Rlaif.Clients.Tests;

public sealed class ResilienceOptionsTests
{
    private readonly ResilienceOptions _options = new();

    [Fact]
    public void Constructor_Always_GivesTheDefaults() =>
        Assert.Equal(
            (5, 2, 60, 120, 60, 0.5, 20, 30, true, null),
            (_options.MaxRetries, _options.BaseDelay.TotalSeconds, _options.MaxDelay.TotalSeconds, _options.MaxRetryAfter.TotalSeconds,
                _options.AttemptTimeout.TotalSeconds, _options.CircuitFailureRatio, _options.CircuitMinimumAttempts,
                _options.CircuitOpenDuration.TotalSeconds, _options.UseJitter, _options.JitterSeed));

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void MaxRetries_OutOfRange_NamesTheProperty(int value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.MaxRetries), () => _options.MaxRetries = value);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(24 * 60 * 60 + 1)]
    public void Times_OutOfRange_NameTheProperty(int seconds)
    {
        var value = TimeSpan.FromSeconds(seconds);

        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.BaseDelay), () => _options.BaseDelay = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.MaxDelay), () => _options.MaxDelay = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.MaxRetryAfter), () => _options.MaxRetryAfter = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.AttemptTimeout), () => _options.AttemptTimeout = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.CircuitOpenDuration), () => _options.CircuitOpenDuration = value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void CircuitFailureRatio_OutOfRange_NamesTheProperty(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ResilienceOptions.CircuitFailureRatio), () => _options.CircuitFailureRatio = value);

    [Fact]
    public async Task Options_ChangedAfterTheClientWasMade_ChangeNothing()
    {
        var options = Some.Options();
        var clock = Some.Clock();
        var inner = new ScriptedChatClient(attempt => attempt == 1 ? ServerFailures.FromStatus(503, retryAfter: TimeSpan.FromSeconds(9)) : null);
        using var client = new ResilientChatClient(inner, options, clock);
        options.MaxRetryAfter = TimeSpan.FromSeconds(1);

        await client.GetResponseAsync(Some.Messages);

        Assert.Equal(Some.Seconds(9), clock.Delays);
    }

    [Fact]
    public void Values_AtTheirLimits_MakeAClient()
    {
        var day = TimeSpan.FromDays(1);
        ResilienceOptions[] extremes =
        [
            new()
            {
                MaxRetries = 100, BaseDelay = day, MaxDelay = day, MaxRetryAfter = day, AttemptTimeout = day / 2,
                CircuitFailureRatio = 1, CircuitMinimumAttempts = 1_000_000, CircuitOpenDuration = day,
            },
            new()
            {
                MaxRetries = 0, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1), MaxRetryAfter = TimeSpan.FromMilliseconds(1),
                AttemptTimeout = TimeSpan.FromMilliseconds(100), CircuitFailureRatio = double.Epsilon, CircuitMinimumAttempts = 2,
                CircuitOpenDuration = TimeSpan.FromMilliseconds(500),
            },
        ];

        Assert.All(extremes, options => new ResilientChatClient(new ScriptedChatClient(_ => null), options).Dispose());
    }
}
