namespace Rlaif.Loop;

/// <summary>A contested answer asked about again: two of three voices decide, the classifier's is one of them.</summary>
/// <param name="Given">The class of the first answer.</param>
/// <param name="Suggested">The class that the classifier takes the text for.</param>
/// <param name="Second">What the labeler said when it was asked again.</param>
/// <param name="Batch">The batch that asked again.</param>
internal sealed record Recheck(int Given, int Suggested, Annotation Second, int Batch)
{
    // A failure says nothing about the first answer, while one who cannot tell is a voice against it.
    public RecheckOutcome Outcome =>
        Second.Label?.Top == Given ? RecheckOutcome.Confirmed
        : Second.Label?.Top == Suggested ? RecheckOutcome.Corrected
        : Second.Outcome switch
        {
            AnnotationOutcome.Labeled or AnnotationOutcome.Abstained => RecheckOutcome.SetAside,
            AnnotationOutcome.NotAsked => RecheckOutcome.NotAsked,
            _ => RecheckOutcome.Unanswered,
        };

    /// <summary>Gets whether the second answer says something about the text.</summary>
    public bool IsAnswered => Outcome is RecheckOutcome.Confirmed or RecheckOutcome.Corrected or RecheckOutcome.SetAside;

    /// <summary>Decides between the first answer and the second; null where a person has to.</summary>
    public SoftLabel? Decide(SoftLabel? first) => Outcome switch
    {
        RecheckOutcome.Corrected => Second.Label,
        RecheckOutcome.SetAside => null,
        _ => first,
    };
}
