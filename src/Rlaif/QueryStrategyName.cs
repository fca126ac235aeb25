namespace Rlaif;

/// <summary>The built-in query strategies by name, for configuration.</summary>
public enum QueryStrategyName
{
    /// <summary>The rows of highest entropy first.</summary>
    Entropy,

    /// <summary>The rows whose two most probable classes are closest first.</summary>
    Margin,

    /// <summary>The rows whose most probable class is least probable first.</summary>
    LeastConfidence,

    /// <summary>Rows at random.</summary>
    Random,
}
