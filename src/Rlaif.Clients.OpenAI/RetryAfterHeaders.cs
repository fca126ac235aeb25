using System.ClientModel.Primitives;
using System.Globalization;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads how long a server asks to wait: in milliseconds, in seconds or until a date.</summary>
internal static class RetryAfterHeaders
{
    // Longer than anybody waits, and short enough for every clock.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static TimeSpan? Read(PipelineResponseHeaders headers) =>
        Number(headers, "retry-after-ms", TimeSpan.TicksPerMillisecond)
        ?? Number(headers, "x-ms-retry-after-ms", TimeSpan.TicksPerMillisecond)
        ?? Number(headers, "Retry-After", TimeSpan.TicksPerSecond)
        ?? Until(headers);

    private static TimeSpan? Number(PipelineResponseHeaders headers, string name, long ticksPerUnit) =>
        headers.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? TimeSpan.FromTicks((long)Math.Min(number * ticksPerUnit, Longest.Ticks))
            : null;

    private static TimeSpan? Until(PipelineResponseHeaders headers)
    {
        // By the server's own clock, since the two need not agree; a server that hides it leaves the wait to the backoff.
        if (Date(headers, "Retry-After") is not { } then || Date(headers, "Date") is not { } now)
        {
            return null;
        }

        var wait = then - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
    }

    private static DateTimeOffset? Date(PipelineResponseHeaders headers, string name) =>
        headers.TryGetValue(name, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
}
