namespace Rlaif;

/// <summary>The names under which Rlaif reports traces and metrics.</summary>
public static class RlaifTelemetry
{
    /// <summary>The name of every <see cref="System.Diagnostics.ActivitySource"/> and <see cref="System.Diagnostics.Metrics.Meter"/> of Rlaif.</summary>
    public const string SourceName = "Rlaif";
}
