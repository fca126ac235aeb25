using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads what servers say about their limits, in the spelling of each; what makes no sense is left out.</summary>
internal static class RateLimitHeaders
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // {0} is limit, remaining or reset. A name without a period means a minute by the custom of OpenAI, Azure and Anthropic; a bare
    // x-ratelimit means whatever its server likes.
    private static readonly RateLimitSpelling[] Requests =
    [
        new("x-ratelimit-{0}-requests", Minute),
        new("x-ratelimit-{0}-requests-minute", Minute),
        new("x-ratelimit-{0}-req-minute", Minute),
        new("x-rate-limit-{0}-requests", Minute),
        new("anthropic-ratelimit-requests-{0}", Minute),
        new("ratelimit-{0}"),
        new("x-ratelimit-{0}"),
        new("x-rate-limit-{0}"),
    ];

    private static readonly RateLimitSpelling[] Tokens =
    [
        new("x-ratelimit-{0}-tokens", Minute),
        new("x-ratelimit-{0}-tokens-minute", Minute),
        new("x-rate-limit-{0}-tokens", Minute),
        new("anthropic-ratelimit-tokens-{0}", Minute),
        new("anthropic-ratelimit-input-tokens-{0}", Minute),
    ];

    /// <summary>Returns null where the server says nothing.</summary>
    public static RateLimits? Read(PipelineResponseHeaders headers)
    {
        var requests = RateLimitFields.Read(headers) ?? First(Requests, headers);
        var tokens = First(Tokens, headers);
        return requests is null && tokens is null ? null : new RateLimits(requests, tokens);
    }

    private static RateWindow? First(RateLimitSpelling[] spellings, PipelineResponseHeaders headers)
    {
        foreach (var spelling in spellings)
        {
            if (spelling.Read(headers) is { } window)
            {
                return window;
            }
        }

        return null;
    }
}
