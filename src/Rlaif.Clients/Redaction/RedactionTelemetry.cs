using System.Diagnostics.Metrics;

namespace Rlaif.Clients.Redaction;

/// <summary>The metric of redaction: numbers by kind, never a value.</summary>
internal static class RedactionTelemetry
{
    private static readonly Meter Meter = new(RlaifTelemetry.SourceName);
    private static readonly Counter<long> Redactions = Meter.CreateCounter<long>("rlaif.redactions", "{redaction}", "Places of texts that were replaced by placeholders.");

    public static void Count(string kind, int places) => Redactions.Add(places, new KeyValuePair<string, object?>("rlaif.secret.kind", kind));
}
