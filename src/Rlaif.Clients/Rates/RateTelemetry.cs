using System.Diagnostics.Metrics;

namespace Rlaif.Clients.Rates;

/// <summary>The instruments of a rate control.</summary>
internal static class RateTelemetry
{
    // From what a gate takes to what the longest wait allows.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600],
    };

    private static readonly Meter Meter = new(RlaifTelemetry.SourceName);
    private static readonly Histogram<double> QueueWait =
        Meter.CreateHistogram("rlaif.queue.wait", "s", "Time that a request waited for a rate limit.", tags: null, Seconds);

    private static readonly Gauge<int> ConcurrencyLimit =
        Meter.CreateGauge<int>("rlaif.concurrency.limit", "{request}", "Requests that may be under way at once.");

    public static void RecordWait(TimeSpan wait, string? name) => QueueWait.Record(wait.TotalSeconds, Tag(name));

    public static void RecordLimit(int limit, string? name) => ConcurrencyLimit.Record(limit, Tag(name));

    private static ReadOnlySpan<KeyValuePair<string, object?>> Tag(string? name) => name is null ? [] : new KeyValuePair<string, object?>[] { new("rlaif.endpoint", name) };
}
