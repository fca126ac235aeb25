using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class RateLimitHeadersTests
{
    private const string ServerTime = "Wed, 21 Oct 2015 07:28:00 GMT";
    private const int Minute = 60;

    public static TheoryData<string, RateWindow?, RateWindow?> Servers() => new()
    {
        // OpenAI
        {
            "x-ratelimit-limit-requests: 600|x-ratelimit-remaining-requests: 599|x-ratelimit-reset-requests: 100ms|x-ratelimit-limit-tokens: 150000|x-ratelimit-remaining-tokens: 149984|x-ratelimit-reset-tokens: 6m0s",
            Window(600, 599, 0.1, Minute), Window(150_000, 149_984, 360, Minute)
        },

        // Groq
        {
            "x-ratelimit-limit-requests: 14400|x-ratelimit-remaining-requests: 14370|x-ratelimit-reset-requests: 2m59.56s|x-ratelimit-limit-tokens: 18000|x-ratelimit-remaining-tokens: 17997|x-ratelimit-reset-tokens: 7.66s",
            Window(14_400, 14_370, 179.56, Minute), Window(18_000, 17_997, 7.66, Minute)
        },

        // Azure: the rest alone, seconds without a unit, nothing to say, a refusal with another hyphen
        { "x-ratelimit-remaining-requests: 79|x-ratelimit-remaining-tokens: 61353", Window(null, 79, null, Minute), Window(null, 61_353, null, Minute) },
        { "x-ratelimit-limit-requests: 120|x-ratelimit-remaining-requests: 119|x-ratelimit-reset-requests: 10", Window(120, 119, 10, Minute), null },
        { "x-ratelimit-limit-tokens: -1|x-ratelimit-remaining-tokens: -1|x-ratelimit-reset-tokens: 0", null, null },
        { "x-rate-limit-reset-tokens: 55|x-ratelimit-remaining-requests: 79", Window(null, 79, null, Minute), Window(null, null, 55, Minute) },

        // Anthropic
        {
            "anthropic-ratelimit-requests-limit: 50|anthropic-ratelimit-requests-remaining: 49|anthropic-ratelimit-requests-reset: 2015-10-21T07:28:01Z|anthropic-ratelimit-tokens-limit: 40000|anthropic-ratelimit-tokens-remaining: 39000|anthropic-ratelimit-tokens-reset: 2015-10-21T07:29:00Z|anthropic-ratelimit-input-tokens-limit: 30000",
            Window(50, 49, 1, Minute), Window(40_000, 39_000, 60, Minute)
        },
        {
            "anthropic-ratelimit-input-tokens-limit: 30000|anthropic-ratelimit-input-tokens-remaining: 29000|anthropic-ratelimit-input-tokens-reset: 2015-10-21T07:28:02.5+00:00",
            null, Window(30_000, 29_000, 2.5, Minute)
        },

        // Mistral, Cerebras
        {
            "x-ratelimit-limit-req-minute: 50|x-ratelimit-remaining-req-minute: 49|x-ratelimit-limit-tokens-minute: 50000|x-ratelimit-remaining-tokens-minute: 47300|x-ratelimit-tokens-query-cost: 1300",
            Window(50, 49, null, Minute), Window(50_000, 47_300, null, Minute)
        },
        { "x-ratelimit-limit-requests-day: 10000|x-ratelimit-limit-requests-minute: 120|x-ratelimit-remaining-requests-minute: 115|x-ratelimit-reset-requests-minute: 45.5", Window(120, 115, 45.5, Minute), null },

        // The drafts of the IETF
        { "RateLimit-Limit: 100|RateLimit-Remaining: 50|RateLimit-Reset: 5", Window(100, 50, 5, null), null },
        { "RateLimit-Limit: 100, 100;w=60|RateLimit-Remaining: 50|RateLimit-Reset: 5|RateLimit-Policy: 100;w=60", Window(100, 50, 5, Minute), null },
        { "RateLimit: limit=100, remaining=50, reset=5|RateLimit-Policy: 100;w=10", Window(100, 50, 5, 10), null },
        { "RateLimit: limit=100, remaining=50, reset=5", Window(100, 50, 5, null), null },
        { "RateLimit: \"default\";r=50;t=30|RateLimit-Policy: \"default\";q=100;w=60", Window(100, 50, 30, Minute), null },
        { "RateLimit: \"default\";r=50", Window(null, 50, null, null), null },

        // Any gateway: seconds, or a moment in seconds or milliseconds
        { "X-RateLimit-Limit: 20|X-RateLimit-Remaining: 7|X-RateLimit-Reset: 2", Window(20, 7, 2, null), null },
        { "X-RateLimit-Limit: 20|X-RateLimit-Remaining: 7|X-RateLimit-Reset: 1445412490", Window(20, 7, 10, null), null },
        { "X-RateLimit-Limit: 20|X-RateLimit-Remaining: 7|X-RateLimit-Reset: 1445412490500", Window(20, 7, 10.5, null), null },
        { "X-RateLimit-Limit: 20|X-RateLimit-Remaining: 7|X-RateLimit-Reset: 1445412400", Window(20, 7, 0, null), null },
        { "X-RateLimit-Limit: 20|X-RateLimit-Remaining: 7|X-RateLimit-Reset: Wed, 21 Oct 2015 07:28:30 GMT", Window(20, 7, 30, null), null },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public void Read_SpellingOfEachServer_IsUnderstood(string headers, RateWindow? requests, RateWindow? tokens)
    {
        var limits = RateLimitHeaders.Read(Headers(headers));

        Assert.Equal((requests, tokens), (limits?.Requests, limits?.Tokens));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-ratelimit-limit-requests: 0")]
    [InlineData("x-ratelimit-limit-requests: many|x-ratelimit-remaining-requests: -7|x-ratelimit-reset-requests: soon")]
    [InlineData("x-ratelimit-limit-requests: NaN|x-ratelimit-limit-tokens: Infinity|x-ratelimit-reset-tokens: NaN")]
    [InlineData("x-ratelimit-limit-requests: 1e30|x-ratelimit-limit-tokens: 99999999999999999999")]
    [InlineData("x-ratelimit-reset-requests: -5s|x-ratelimit-reset-tokens: 5parsecs")]
    [InlineData("x-ratelimit-reset-requests: 9999999d|x-ratelimit-reset-tokens: 99999999999999999999h")]
    [InlineData("x-ratelimit-reset: 99999999999999999999")]
    [InlineData("RateLimit: limit=, remaining=x;=;;,=5, reset|RateLimit-Policy: ;w=")]
    [InlineData("RateLimit-Policy: 100;w=60")]
    [InlineData("RateLimit: ")]
    public void Read_Nonsense_IsLeftOut(string headers) => Assert.Null(RateLimitHeaders.Read(Headers(headers)));

    [Fact]
    public void Read_RestAboveTheLimit_IsLeftOut() =>
        Assert.Equal(Window(10, null, 5, Minute), RateLimitHeaders.Read(Headers("x-ratelimit-limit-requests: 10|x-ratelimit-remaining-requests: 11|x-ratelimit-reset-requests: 5"))!.Requests);

    [Fact]
    public void Read_MomentOfAServerThatHidesItsClock_IsLeftOut() =>
        Assert.Equal(Window(20, 7, null, null), RateLimitHeaders.Read(Without("X-RateLimit-Limit: 20|X-RateLimit-Remaining: 7|X-RateLimit-Reset: 1445412490"))!.Requests);

    [Theory]
    [InlineData("6m0s", 360.0)]
    [InlineData("120ms", 0.12)]
    [InlineData("1s", 1.0)]
    [InlineData("1h2m3.5s", 3723.5)]
    [InlineData("4h17m", 15420.0)]
    [InlineData("1d", 86400.0)]
    [InlineData("250µs", 0.00025)]
    [InlineData("", null)]
    [InlineData("s", null)]
    [InlineData("5", null)]
    [InlineData("5m3", null)]
    [InlineData("1.2.3s", null)]
    [InlineData("5 m", null)]
    public void Parse_Durations_AreRead(string text, double? seconds) => Assert.Equal(seconds, DurationText.Parse(text)?.TotalSeconds);

    [Fact]
    public async Task GetResponseAsync_HeadersOverTheWire_ReachAnswersAndFailures()
    {
        var headers = new Dictionary<string, string> { ["x-ratelimit-limit-requests"] = "600", ["x-ratelimit-remaining-requests"] = "599", ["x-ratelimit-reset-requests"] = "100ms" };
        await using var server = await LabelingServer.StartAsync(request => Reply.WithHeaders(headers, request.Attempt == 1 ? Reply.Label("card lost") : Reply.RateLimited()));
        using var client = Some.Client(server);

        var response = await client.GetResponseAsync(Some.Messages(), Some.Options());
        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages(), Some.Options()));

        Assert.Equal(new RateLimits(Window(600, 599, 0.1, Minute), Tokens: null), response.GetRateLimits());
        Assert.Equal(response.GetRateLimits(), failure.RateLimits);
    }

    [Fact]
    public async Task GetResponseAsync_NoSuchHeaders_TellsNothing()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));

        Assert.Null((await Some.Client(server).GetResponseAsync(Some.Messages(), Some.Options())).GetRateLimits());
    }

    private static RateWindow Window(long? limit, long? remaining, double? reset, double? period) =>
        new(limit, remaining, reset is { } seconds ? TimeSpan.FromSeconds(seconds) : null) { Period = period is { } length ? TimeSpan.FromSeconds(length) : null };

    private static FixedHeaders Headers(string text)
    {
        var headers = Without(text);
        headers["Date"] = ServerTime;
        return headers;
    }

    private static FixedHeaders Without(string text)
    {
        var headers = new FixedHeaders();
        foreach (var line in text.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..sign]] = line[(sign + 1)..].Trim();
        }

        return headers;
    }
}
