namespace Rlaif.Labelers.Replies;

/// <summary>What a reply says: a class, that none fits, or nothing that counts.</summary>
/// <param name="Outcome">Labeled, abstained or invalid.</param>
/// <param name="Label">The class number where labeled.</param>
internal readonly record struct LabelReply(AnnotationOutcome Outcome, int Label = -1)
{
    public static LabelReply Abstained { get; } = new(AnnotationOutcome.Abstained);

    public static LabelReply Invalid { get; } = new(AnnotationOutcome.Invalid);

    /// <summary>Gets the reply that another class fits, which was not offered.</summary>
    public static LabelReply NoneOfThese { get; } = new(AnnotationOutcome.NotAsked);
}
