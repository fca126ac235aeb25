using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Rlaif.Clients;

/// <summary>The source and the instruments of calls to models, by OpenTelemetry's conventions for generative AI.</summary>
internal static class ClientTelemetry
{
    // The boundaries that the conventions advise.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    private static readonly InstrumentAdvice<long> Tokens = new()
    {
        HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864],
    };

    private static readonly Meter Meter = new(RlaifTelemetry.SourceName);

    public static ActivitySource Source { get; } = new(RlaifTelemetry.SourceName);

    public static Histogram<double> OperationDuration { get; } =
        Meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Duration of a call with all its retries.", tags: null, Seconds);

    public static Histogram<long> TokenUsage { get; } =
        Meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Tokens sent and received.", tags: null, Tokens);

    /// <summary>Notes a retry on the call's span; on nobody else's.</summary>
    public static void AddRetry(int retry, string reason, TimeSpan delay)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity && activity.Source == Source)
        {
            activity.AddEvent(new ActivityEvent("rlaif.retry", tags: new ActivityTagsCollection
            {
                ["rlaif.retry.number"] = retry,
                ["rlaif.retry.delay"] = delay.TotalSeconds,
                ["error.type"] = reason,
            }));
        }
    }

    // Few distinct values, as the conventions ask: a status, one of our own codes, or a type; never the server's code.
    public static string ErrorType(Exception exception) => exception switch
    {
        ModelServerException { Status: { } status } => status.ToString(CultureInfo.InvariantCulture),
        ModelServerException { Code: { } code } => code,
        _ => exception.GetType().FullName!,
    };
}
