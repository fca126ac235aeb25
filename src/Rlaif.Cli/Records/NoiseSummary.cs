namespace Rlaif.Cli.Records;

/// <summary>How many answers look wrong and what became of them, in <c>run.json</c>.</summary>
internal sealed record NoiseSummary(int Answers, double EstimatedErrors, int Contested, int AskedAgain, int Confirmed, int Corrected, int SetAside)
{
    public static NoiseSummary? Of(NoiseReport? report) => report is null
        ? null
        : new NoiseSummary(report.Answers, Math.Round(report.EstimatedErrors, 2), report.Contested, report.AskedAgain, report.Confirmed, report.Corrected, report.SetAside);
}
