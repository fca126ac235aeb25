namespace Rlaif.Labelers;

/// <summary>For which classes an oracle mistakes a class.</summary>
public enum NoiseConfusion
{
    /// <summary>For every other class alike.</summary>
    Even,

    /// <summary>For one class mostly, for a second at times, and rarely for the rest.</summary>
    Uneven,
}
