using Rlaif.Completion;

namespace Rlaif.Cli.Runs;

/// <summary>How the rows were labeled that taught nothing, in <c>run.json</c>.</summary>
internal sealed record CompletionSummary(
    double Target,
    double Confidence,
    double? PromisedAgreement,
    double? Threshold,
    int SampleRows,
    int ClassifierRows,
    int LabelerRows,
    int ReviewRows,
    bool IsMet,
    bool IsProvisional,
    string? StopReason)
{
    public static CompletionSummary? Of(CompletionReport? report) => report is null
        ? null
        : new CompletionSummary(
            report.Target,
            report.Confidence,
            report.PromisedAgreement,
            report.Threshold,
            report.SampleRows,
            report.ClassifierRows,
            report.LabelerRows,
            report.ReviewRows,
            report.IsMet,
            report.IsProvisional,
            report.StopReason?.Code);
}
