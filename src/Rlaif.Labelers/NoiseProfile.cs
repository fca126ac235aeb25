namespace Rlaif.Labelers;

/// <summary>How the wrong answers of an oracle are spread over the examples.</summary>
public enum NoiseProfile
{
    /// <summary>Every example is as likely to be answered wrongly, and the oracle states no confidence.</summary>
    Even,

    /// <summary>Some examples are hard and most are easy, and the oracle states how sure it may be of each.</summary>
    Varied,
}
