namespace Rlaif;

/// <summary>The built-in ways to choose the seed set by name, for configuration.</summary>
public enum SeedSetName
{
    /// <summary>Typical rows of clusters of alike texts, led by the names of the classes.</summary>
    Clusters,

    /// <summary>Rows at random.</summary>
    Random,
}
