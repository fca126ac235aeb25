using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads the one-header forms of the IETF's drafts: <c>limit=100, remaining=50, reset=5</c> and <c>"default";r=50;t=5</c>.</summary>
internal static class RateLimitFields
{
    /// <summary>Returns null where there is no such header.</summary>
    public static RateWindow? Read(PipelineResponseHeaders headers)
    {
        var policy = headers.TryGetValue("RateLimit-Policy", out var policies) ? policies : null;
        if (!headers.TryGetValue("RateLimit", out var text) || text is null)
        {
            // The three headers of the drafts before; without a policy they are one of the plain spellings.
            return policy is null ? null : Complete(new RateLimitSpelling("ratelimit-{0}").Read(headers), policy);
        }

        var remaining = Count(text, "remaining", minimum: 0) ?? Count(text, "r", minimum: 0);
        var reset = Count(text, "reset", minimum: 0) ?? Count(text, "t", minimum: 0);
        var limit = Count(text, "limit", minimum: 1);
        return limit is null && remaining is null ? null : Complete(new RateWindow(limit, remaining, reset is { } seconds ? RateLimitValues.Seconds(seconds) : null), policy);
    }

    // A policy is "100;w=60" in older drafts and "default";q=100;w=60 in newer ones.
    private static RateWindow? Complete(RateWindow? window, string? policy)
    {
        if (window is null || policy is null)
        {
            return window;
        }

        var limit = window.Limit ?? Count(policy, "q", minimum: 1) ?? RateLimitValues.Count(policy, minimum: 1);
        var period = Count(policy, "w", minimum: 1) is { } seconds ? RateLimitValues.Seconds(seconds) : null;
        return RateLimitValues.Window(limit, window.Remaining, window.ResetsAfter, period);
    }

    private static long? Count(string text, string name, long minimum)
    {
        foreach (var part in text.AsSpan().SplitAny(',', ';'))
        {
            var field = text.AsSpan(part).Trim();
            var sign = field.IndexOf('=');
            if (sign > 0 && field[..sign].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return RateLimitValues.Count(field[(sign + 1)..], minimum);
            }
        }

        return null;
    }
}
