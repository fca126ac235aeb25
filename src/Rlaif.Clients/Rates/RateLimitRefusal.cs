using System.Globalization;

namespace Rlaif.Clients.Rates;

/// <summary>Says that a server asks for a longer wait than anybody wants to sit through.</summary>
internal static class RateLimitRefusal
{
    public const string Code = "rate_limited";

    public static RequestNotMadeException Create(TimeSpan wait, TimeSpan longest, TimeProvider timeProvider)
    {
        var now = timeProvider.GetUtcNow();
        var then = wait < DateTimeOffset.MaxValue - now ? now + wait : DateTimeOffset.MaxValue;
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"The server's rate limit allows no request for {InWords(wait)}, longer than the wait of {InWords(longest)} that is accepted; continue after {then.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC or accept a longer wait.");
        return new RequestNotMadeException(sentence, new StopReason(Code, sentence) { ContinueAfter = then });
    }

    private static string InWords(TimeSpan time) =>
        time.TotalDays >= 2 ? Count(time.TotalDays, "days")
        : time.TotalHours >= 2 ? Count(time.TotalHours, "hours")
        : time.TotalMinutes >= 2 ? Count(time.TotalMinutes, "minutes")
        : Count(time.TotalSeconds, "seconds");

    private static string Count(double number, string units)
    {
        var count = number.ToString("0.#", CultureInfo.InvariantCulture);
        return count == "1" ? $"1 {units[..^1]}" : $"{count} {units}";
    }
}
