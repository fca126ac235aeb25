namespace Rlaif.Labelers;

/// <summary>Where a chat labeler takes its probabilities from.</summary>
public enum SoftLabelSource
{
    /// <summary>Token log-probabilities where the server gives them, else the confidence that the model states.</summary>
    Auto,

    /// <summary>Token log-probabilities; where there are none, the answer is taken for certain.</summary>
    LogProbabilities,

    /// <summary>The confidence that the model states; the other classes share the rest.</summary>
    Stated,

    /// <summary>Nowhere: every answer is taken for certain.</summary>
    Off,
}
