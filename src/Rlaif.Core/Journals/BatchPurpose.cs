namespace Rlaif.Journals;

/// <summary>What a batch of questions is for.</summary>
public enum BatchPurpose
{
    /// <summary>Its answers train the classifier; a round ends it.</summary>
    Learning,

    /// <summary>Answers that the classifier contests are asked for a second time.</summary>
    Recheck,

    /// <summary>A uniform sample that shows how far to trust the classifier; it trains nothing.</summary>
    Sample,

    /// <summary>Rows that the classifier is not trusted with; they train nothing.</summary>
    Remainder,
}
