namespace Rlaif.Cli.Runs;

/// <summary>How far the labels are known to be right, with exact 95 % intervals (Clopper and Pearson, 1934), in <c>provenance.json</c>.</summary>
/// <param name="RandomSlice">Rows drawn at random that the classifier of their time predicted as the labeler then answered; null without any.</param>
/// <param name="HeldOut">Held-out texts that the last classifier predicted right; null without any.</param>
/// <param name="Completion">What is promised of the rows that nobody was asked about; null where nothing is.</param>
internal sealed record AgreementRecord(SliceSummary? RandomSlice, SliceSummary? HeldOut, CompletionSummary? Completion)
{
    public static AgreementRecord Of(ActiveLearningResult result, int heldOut) =>
        new(SliceSummary.Of(result), OfHeldOut(result, heldOut), CompletionSummary.Of(result.Completion));

    private static SliceSummary? OfHeldOut(ActiveLearningResult result, int rows) => result.Rounds is [.., { HeldOut: { } metrics }]
        ? SliceSummary.Of((int)Math.Round(metrics.Accuracy * rows), rows)
        : null;
}
