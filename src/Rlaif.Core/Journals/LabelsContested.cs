namespace Rlaif.Journals;

/// <summary>A classifier, trained without them, makes these answers improbable.</summary>
/// <param name="Labels">The answers, the most doubtful first.</param>
public sealed record LabelsContested(IReadOnlyList<ContestedLabel> Labels) : JournalEntry
{
    /// <summary>Gets how many answers were examined.</summary>
    public int Answers { get; init; }

    /// <summary>Gets how many answers are expected to be wrong.</summary>
    /// <value>0 to <see cref="Answers"/>.</value>
    public double EstimatedErrors { get; init; }
}
