using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Tests.Rates;

/// <summary>A server with a limit of requests a minute that may have bad times.</summary>
internal sealed class SimulatedServer(SimulatedLimit kind, int perMinute = 600)
{
    private readonly Random _random = new(7);
    private double _left = kind switch { SimulatedLimit.FixedTenSeconds => perMinute / 6.0, SimulatedLimit.SmallBucket => perMinute / 60.0, _ => perMinute };
    private TimeSpan _at;

    /// <summary>Whether replies tell of the limit.</summary>
    public bool TellsLimits { get; init; }

    /// <summary>Whether the length of the window is known from the names of its headers.</summary>
    public bool TellsPeriod { get; init; } = true;

    /// <summary>The share of requests that are refused while it storms.</summary>
    public double StormShare { get; init; } = 0.5;

    public (TimeSpan From, TimeSpan To) Storm { get; init; }

    /// <summary>What a refusal asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The tokens that a prompt really has; the reply has five.</summary>
    public int PromptTokens { get; init; } = 40;

    /// <summary>Whether the limit counts tokens, not requests.</summary>
    public bool CountsTokens { get; init; }

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public CallResult Answer(TimeSpan now)
    {
        Refill(now);
        var cost = CountsTokens ? PromptTokens + 5 : 1;
        var stormy = now >= Storm.From && now < Storm.To && _random.NextDouble() < StormShare;
        if (stormy || (kind != SimulatedLimit.None && _left < cost))
        {
            Refused++;
            var failure = ServerFailures.FromStatus(429, retryAfter: RetryAfter, rateLimits: Limits(now));
            return new CallResult(default, failure, failure.RateLimits) { IsAnswered = true };
        }

        _left -= cost;
        Accepted++;
        return new CallResult(new TokenUsage(PromptTokens, 5), Failure: null, Limits(now)) { IsAnswered = true };
    }

    private TimeSpan Period => TimeSpan.FromSeconds(kind == SimulatedLimit.FixedTenSeconds ? 10 : 60);

    private double Limit => perMinute * Period.TotalMinutes;

    private void Refill(TimeSpan now)
    {
        if (kind is SimulatedLimit.Bucket or SimulatedLimit.SmallBucket)
        {
            _left = Math.Min(kind == SimulatedLimit.Bucket ? Limit : Limit / 60, _left + (perMinute * (now - _at).TotalMinutes));
        }
        else if (now.Ticks / Period.Ticks != _at.Ticks / Period.Ticks)
        {
            _left = Limit;
        }

        _at = now;
    }

    private RateLimits? Limits(TimeSpan now)
    {
        if (!TellsLimits)
        {
            return null;
        }

        var reset = kind is SimulatedLimit.Bucket or SimulatedLimit.SmallBucket
            ? TimeSpan.FromMinutes((Limit - _left) / perMinute)
            : Period - TimeSpan.FromTicks(now.Ticks % Period.Ticks);
        var window = new RateWindow((long)Limit, (long)_left, reset) { Period = TellsPeriod ? Period : null };
        return CountsTokens ? new RateLimits(Requests: null, window) : new RateLimits(window, Tokens: null);
    }
}
