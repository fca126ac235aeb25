namespace Rlaif.Cli.Reports;

/// <summary>A row that was hard at the start, as each round predicted it.</summary>
/// <param name="Row">The row with its final label.</param>
/// <param name="Predictions">The prediction of each round, the first round first.</param>
internal sealed record FollowedRow(LabeledExample Row, IReadOnlyList<RowPrediction> Predictions)
{
    /// <summary>Gets the number of the round from which on the predicted class stayed the same.</summary>
    public int SettledIn => 1 + Predictions.Index().LastOrDefault(pair => pair.Item.Label != Predictions[^1].Label, (Index: -1, Item: Predictions[^1])).Index + 1;
}
