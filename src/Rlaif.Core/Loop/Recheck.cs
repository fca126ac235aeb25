namespace Rlaif.Loop;

/// <summary>A contested answer and the second one: two of three voices decide, the classifier's is one of them.</summary>
/// <param name="First">The contested answer.</param>
/// <param name="Second">What the labeler said when it was asked again.</param>
/// <param name="Suggested">The class that the classifier takes the text for.</param>
internal sealed record Recheck(SoftLabel First, Annotation Second, int Suggested)
{
    /// <summary>Gets the label that two of three agree on; null where all differ, which is for a person to decide.</summary>
    public SoftLabel? Label =>
        Second.Label is not { } second ? null
        : second.Top == First.Top ? First
        : second.Top == Suggested ? second
        : null;
}
