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
    StopReason? StopReason)
{
    /// <summary>Gets the tokens used, those of an unfinished round included.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made, retries and those of an unfinished round included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets how many of those requests repeated one that had failed.</summary>
    public required int Retries { get; init; }

    /// <summary>Gets what all answers cost, those of an unfinished round included.</summary>
    /// <value>In US dollars; <see langword="null"/> where the price of an answer is not known.</value>
    public required decimal? Cost { get; init; }

    /// <summary>Gets what the votes of the run say about each voter.</summary>
    /// <value>Empty where no row was answered by several voters.</value>
    public IReadOnlyList<VoterReport> Voters { get; init; } = [];

    /// <summary>Gets the answers that the classifier, trained without them, holds for wrong.</summary>
    /// <value>The most doubtful first; empty before learning is over.</value>
    public IReadOnlyList<ContestedLabel> Contested { get; init; } = [];
}
