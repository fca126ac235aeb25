namespace Rlaif;

/// <summary>Where the probabilities of an answer come from.</summary>
public enum ConfidenceSource
{
    /// <summary>The labeler named a class and no confidence; its probability of 1 is a convention.</summary>
    None,

    /// <summary>The labeler stated its confidence itself.</summary>
    Stated,

    /// <summary>Shares of votes.</summary>
    Votes,

    /// <summary>The probabilities of the label's tokens.</summary>
    LogProbabilities,
}
