namespace Rlaif.Labelers.Replies;

/// <summary>What came of a question.</summary>
/// <param name="Outcome">How it ended; not asked where the model wants a class that was not offered.</param>
/// <param name="Detail">Why there is no label.</param>
internal sealed record Answer(AnnotationOutcome Outcome, string? Detail = null)
{
    public SoftLabel? Label { get; init; }

    public ConfidenceSource Source { get; init; }

    public string? Rationale { get; init; }

    /// <summary>Gets whether the model gave its reasons before the label, as far as one reply can say.</summary>
    public bool IsReasoned { get; init; }

    /// <summary>Gets whether the reply was whole but named no class, so that it is worth asking again.</summary>
    public bool IsCorrectable { get; init; }

    /// <summary>Gets whether the model wants a class that was not offered.</summary>
    public bool IsNoneOfThese => Outcome == AnnotationOutcome.NotAsked;

    public bool IsDecided => Outcome is AnnotationOutcome.Labeled or AnnotationOutcome.Abstained;
}
