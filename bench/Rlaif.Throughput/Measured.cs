namespace Rlaif.Throughput;

/// <summary>What a run took.</summary>
internal sealed record Measured(int Answered, double RowsPerSecond, TimeSpan CpuPerRow);
