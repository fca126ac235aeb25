namespace Rlaif.Cli.Charts;

/// <summary>One value of a series.</summary>
/// <param name="X">The place on the horizontal axis.</param>
/// <param name="Y">The value.</param>
/// <param name="Tip">What it says; empty where the point itself is not shown.</param>
/// <param name="Low">The lower end of the range that goes with it.</param>
/// <param name="High">The upper end of the range.</param>
internal sealed record ChartPoint(double X, double Y, string Tip = "", double? Low = null, double? High = null);
