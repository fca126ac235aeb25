namespace Rlaif.Cli.Records;

/// <summary>How far the labels are known to be right, with exact 95 % intervals (Clopper and Pearson, 1934), in <c>provenance.json</c>.</summary>
/// <param name="RandomSlice">Rows drawn at random that the classifier of their time predicted as the labeler then answered; null without any.</param>
/// <param name="HeldOut">Held-out texts that the last classifier predicted right; null without any.</param>
/// <param name="Completion">What is promised of the rows that nobody was asked about; null where nothing is.</param>
/// <param name="Gold">Labeler and classifier beside true labels; null where none are known, and in runs of earlier versions.</param>
internal sealed record AgreementRecord(SliceSummary? RandomSlice, SliceSummary? HeldOut, CompletionSummary? Completion, GoldSummary? Gold = null)
{
    public static AgreementRecord Of(ActiveLearningResult result, GoldSummary? gold) =>
        new(SliceSummary.Of(result), OfHeldOut(result), CompletionSummary.Of(result.Completion), gold);

    private static SliceSummary? OfHeldOut(ActiveLearningResult result) => result.Rounds is [.., { HeldOut.Confusion: var confusion }]
        ? SliceSummary.Of(confusion.Correct, confusion.Total)
        : null;
}
