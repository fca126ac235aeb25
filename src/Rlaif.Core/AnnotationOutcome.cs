namespace Rlaif;

/// <summary>How a question to a labeler ended.</summary>
public enum AnnotationOutcome
{
    /// <summary>The labeler gave a label of the set.</summary>
    Labeled,

    /// <summary>The labeler said that no label fits or that it cannot tell.</summary>
    Abstained,

    /// <summary>The reply was no answer: outside the label set, unreadable, or cut off.</summary>
    Invalid,

    /// <summary>The model refused to answer.</summary>
    Refused,

    /// <summary>A content filter stopped the question or the answer.</summary>
    Filtered,

    /// <summary>The server failed in a way that may pass; the example returns to the pool.</summary>
    FailedTransient,

    /// <summary>The server refused this one request for good.</summary>
    FailedPermanent,

    /// <summary>The question was not asked.</summary>
    NotAsked,
}
