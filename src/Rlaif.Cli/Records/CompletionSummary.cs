using Rlaif.Completion;

namespace Rlaif.Cli.Records;

/// <summary>How the rows were labeled that taught nothing, in <c>run.json</c>.</summary>
internal sealed record CompletionSummary(
    double Target,
    double Confidence,
    double? PromisedAgreement,
    double? Threshold,
    int SampleRows,
    int SampleAgreed,
    int ClassifierRows,
    int LabelerRows,
    int ReviewRows,
    int OpenTexts,
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
            report.SampleAgreed,
            report.ClassifierRows,
            report.LabelerRows,
            report.ReviewRows,
            report.OpenTexts,
            report.IsMet,
            report.IsProvisional,
            report.StopReason?.Code);
}
