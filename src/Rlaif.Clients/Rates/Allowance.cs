namespace Rlaif.Clients.Rates;

/// <summary>When the next request may start, by the limits that were given or that the server told.</summary>
internal sealed class Allowance
{
    // The lowest limits of real servers are 2 or 3 requests a minute; what says less is no limit to live by.
    private const double LeastRequests = 3 / 60.0;
    private const double LeastTokens = 1_000 / 60.0;
    private const double GivenShare = 0.98;
    private readonly Pacer _requests = new(unit: 1, slack: TimeSpan.FromMilliseconds(25));
    private readonly Pacer _tokens = new(unit: 0, slack: TimeSpan.FromSeconds(1));
    private readonly bool _requestsAreGiven;
    private readonly bool _tokensAreGiven;
    private double? _stated;
    private double? _spread;
    private TimeSpan _blockedUntil;

    public Allowance(RateOptions options)
    {
        _requestsAreGiven = options.RequestsPerMinute is not null;
        _tokensAreGiven = options.TokensPerMinute is not null;
        _stated = options.RequestsPerMinute / 60.0 * GivenShare;
        _requests.SetRate(_stated, TimeSpan.Zero);
        _tokens.SetRate(options.TokensPerMinute / 60.0 * GivenShare, TimeSpan.Zero);
    }

    public TimeSpan WaitFor(TimeSpan now)
    {
        var paced = Later(_requests.WaitFor(now), _tokens.WaitFor(now));
        return Later(paced, _blockedUntil - now);
    }

    public void Take(double tokens, TimeSpan now)
    {
        _requests.Take(1, now);
        _tokens.Take(tokens, now);
    }

    public void CorrectTokens(double tokens) => _tokens.Correct(tokens);

    /// <summary>Lets nothing start for a time; a shorter time than one that runs already changes nothing.</summary>
    public void Block(TimeSpan wait, TimeSpan now) => _blockedUntil = Later(_blockedUntil, wait < TimeSpan.MaxValue - now ? now + wait : TimeSpan.MaxValue);

    /// <summary>Spreads requests where no limit is known, so that those that waited do not start together.</summary>
    public void Spread(double requestsPerSecond, TimeSpan now)
    {
        _spread = Math.Max(requestsPerSecond, LeastRequests);
        _requests.SetRate(_stated ?? _spread, now);
    }

    public void Heed(RateLimits limits, bool isRefused, TimeSpan now)
    {
        if (limits.Requests is { } requests)
        {
            _stated = _requestsAreGiven ? _stated : WindowReading.Pace(requests, LeastRequests);
            _requests.SetRate(_stated ?? _spread, now);
            Block(requests, isRefused, now);
        }

        if (limits.Tokens is { } tokens)
        {
            _tokens.SetRate(_tokensAreGiven ? _tokens.Rate : WindowReading.Pace(tokens, LeastTokens), now);
            Block(tokens, isRefused, now);
        }
    }

    private void Block(RateWindow window, bool isRefused, TimeSpan now)
    {
        if (WindowReading.Exhausted(window, isRefused) is { } wait)
        {
            Block(wait, now);
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
