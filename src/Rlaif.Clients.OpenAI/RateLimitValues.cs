using System.ClientModel.Primitives;
using System.Globalization;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads the values of rate-limit headers: counts, and times as durations, seconds, moments or dates.</summary>
internal static class RateLimitValues
{
    // Nothing a server allows is more, and sums of it still fit.
    private const long LargestCount = 1_000_000_000_000;

    // Seconds since 1970 passed this in 2001, and milliseconds pass it a thousand times.
    private const double FirstMoment = 1e9;
    private const double FirstMomentInMilliseconds = 1e12;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static long? Count(PipelineResponseHeaders headers, string name, long minimum) =>
        headers.TryGetValue(name, out var text) ? Count(text, minimum) : null;

    public static long? Count(ReadOnlySpan<char> text, long minimum)
    {
        // Older drafts of the standard add policies behind a comma.
        var end = text.IndexOfAny(',', ';');
        return double.TryParse(end < 0 ? text : text[..end], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= LargestCount
            ? (long)number
            : null;
    }

    public static TimeSpan? Reset(PipelineResponseHeaders headers, string name) =>
        !headers.TryGetValue(name, out var text) || text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Number(headers, number)
        : DurationText.Parse(text) ?? Until(headers, Date(text));

    /// <summary>Returns a window whose numbers agree; a rest above its limit is no rest of it.</summary>
    public static RateWindow Window(long? limit, long? remaining, TimeSpan? reset, TimeSpan? period) =>
        new(limit, remaining > limit ? null : remaining, reset) { Period = period };

    public static TimeSpan? Seconds(double seconds) => seconds >= 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Number(PipelineResponseHeaders headers, double number) => number switch
    {
        >= FirstMomentInMilliseconds and < FirstMomentInMilliseconds * 100 => Until(headers, DateTimeOffset.FromUnixTimeMilliseconds((long)number)),
        >= FirstMoment and < FirstMoment * 100 => Until(headers, DateTimeOffset.FromUnixTimeMilliseconds((long)(number * 1000))),
        _ => Seconds(number),
    };

    // By the server's own clock, since the two need not agree.
    private static TimeSpan? Until(PipelineResponseHeaders headers, DateTimeOffset? then)
    {
        var now = headers.TryGetValue("Date", out var date) ? Date(date) : null;
        return then - now is { } wait ? Seconds(Math.Max(wait.TotalSeconds, 0)) : null;
    }

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
