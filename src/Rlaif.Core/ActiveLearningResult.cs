namespace Rlaif;

/// <summary>What a run brought.</summary>
/// <param name="Labeled">Every example with its label.</param>
/// <param name="Classifier">The last classifier; it works without pool and labeler.</param>
/// <param name="Rounds">The record of every round.</param>
/// <param name="StopReason">Why the run ended; <see langword="null"/> where it was left before its end.</param>
public sealed record ActiveLearningResult(
    LabeledDataset Labeled,
    IClassifier Classifier,
    IReadOnlyList<Round> Rounds,
    StopReason? StopReason);
