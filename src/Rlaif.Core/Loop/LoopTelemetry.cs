using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Rlaif.Loop;

/// <summary>The traces and metrics of the loop; no row text goes into them.</summary>
internal static class LoopTelemetry
{
    private static readonly ActivitySource Source = new(RlaifTelemetry.SourceName);
    private static readonly Meter Meter = new(RlaifTelemetry.SourceName);
    private static readonly Counter<long> Annotations = Meter.CreateCounter<long>("rlaif.annotations", "{annotation}", "Answers of the labeler by outcome.");
    private static readonly Histogram<double> RoundDuration = Meter.CreateHistogram<double>("rlaif.round.duration", "s", "Time of a whole round.");
    private static readonly Histogram<double> PoolEntropy = Meter.CreateHistogram<double>("rlaif.pool.entropy", "1", "Mean normalized entropy of the unlabeled pool after a round.");

    public static Activity? StartRound(int number)
    {
        var activity = Source.StartActivity("rlaif.round");
        activity?.SetTag("rlaif.round.number", number);
        return activity;
    }

    public static void Count(Annotation annotation) =>
        Annotations.Add(1, new KeyValuePair<string, object?>("rlaif.outcome", annotation.Outcome.ToString()));

    public static void Record(Round round)
    {
        RoundDuration.Record(round.Durations.Total.TotalSeconds);
        if (round.Entropy is { } entropy)
        {
            PoolEntropy.Record(entropy.Mean);
        }
    }
}
