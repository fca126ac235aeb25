namespace Rlaif;

/// <summary>The built-in query strategies by name, for configuration.</summary>
public enum QueryStrategyName
{
    /// <summary>What the run itself shows to be best.</summary>
    Auto,

    /// <summary>The rows of highest entropy first.</summary>
    Entropy,

    /// <summary>The rows whose two most probable classes are closest first.</summary>
    Margin,

    /// <summary>The rows whose most probable class is least probable first.</summary>
    LeastConfidence,

    /// <summary>Uncertain rows that are far from each other and from labeled ones.</summary>
    KCenter,

    /// <summary>Uncertain rows from different clusters.</summary>
    KMeans,

    /// <summary>Rows that would change the classifier in different ways.</summary>
    Badge,

    /// <summary>The rows that classifiers trained on resamples of the labels disagree on most.</summary>
    Committee,

    /// <summary>Uncertain rows of classes that have few labels.</summary>
    Balanced,

    /// <summary>The rows that tell most for what their prompt costs.</summary>
    Cost,

    /// <summary>Rows at random.</summary>
    Random,
}
