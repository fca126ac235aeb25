namespace Rlaif;

/// <summary>What the classifier of a round said of one row.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Label">The most probable class.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Entropy">The normalized entropy of the prediction, 0 to 1.</param>
/// <param name="IsLabeled">Whether the classifier had learned from a label of the row by then.</param>
public sealed record RowPrediction(string ExampleId, string Label, double Probability, double Entropy, bool IsLabeled);
