namespace Rlaif.Clients.Rates;

/// <summary>Reads from a window of the server how fast to go, and whether to stop.</summary>
/// <remarks>
/// Servers mean two things by the same headers: a bucket that refills evenly, full again at the reset, or a fixed window that gives
/// all back at the reset and nothing before. What holds for both: the rest lasts until whichever would come first.
/// </remarks>
internal static class WindowReading
{
    // A window is left a little wider than one's clock says.
    private const double Share = 0.98;

    // Where others use up the limit, how slowly to go at least: only replies tell when there is more.
    private const double LeastShare = 0.25;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Returns units a second; null where nothing is limited.</summary>
    /// <param name="window">What the server said.</param>
    /// <param name="floor">What no server can mean to go below; it would refuse.</param>
    public static double? Pace(RateWindow window, double floor)
    {
        var stated = StatedPace(window);
        var pace = stated * Share;
        if (window.Remaining is { } remaining && Horizon(window, stated) is { } seconds && seconds <= LongestPeriod.TotalSeconds)
        {
            var spread = seconds > 0 ? remaining / seconds : double.MaxValue;
            pace = pace is { } limit ? Math.Clamp(spread, limit * LeastShare, limit) : spread;
        }

        return pace is { } found ? Math.Max(found, floor) : null;
    }

    /// <summary>Returns how long nothing is allowed; null where that is not certain.</summary>
    /// <param name="window">What the server said.</param>
    /// <param name="isRefused">Whether it said so with a refusal, which leaves less doubt.</param>
    public static TimeSpan? Exhausted(RateWindow window, bool isRefused) =>
        window.ResetsAfter is { } reset && (window.Remaining == 0 || (isRefused && window.Remaining is null)) && !MayRefillBefore(window, reset, isRefused) ? reset : null;

    // A limit by the hour or day is no pace: a run may use it up at once.
    private static double? StatedPace(RateWindow window) =>
        window is { Limit: { } limit, Period: { } period } && period > TimeSpan.Zero && period <= LongestPeriod ? limit / period.TotalSeconds : null;

    private static double? Horizon(RateWindow window, double? stated)
    {
        var reset = window.ResetsAfter?.TotalSeconds;
        var refill = window.Limit - window.Remaining is { } used && stated is { } pace ? used / pace : (double?)null;
        return reset < refill || refill is null ? reset : refill;
    }

    // An empty bucket needs its whole period to be full, but not to hold one; so nothing is certain where the two times are alike.
    private static bool MayRefillBefore(RateWindow window, TimeSpan reset, bool isRefused) =>
        window is { Limit: not null, Period: { } period } && reset >= period * 0.9 && (!isRefused || reset <= period * 1.5);
}
