using Rlaif.Labelers;

namespace Rlaif.Cli.Records;

/// <summary>How often texts that order a certain answer got it.</summary>
internal sealed record CanarySummary(int Planted, int Steered, int Unanswered)
{
    public static CanarySummary Of(CanaryReport report) => new(report.Planted, report.Steered, report.Unanswered);
}
