namespace Rlaif.Throughput;

/// <summary>What a run took.</summary>
internal sealed record Measured(int Labeled, double RowsPerSecond, TimeSpan CpuPerRow);
