namespace Rlaif.Datasets;

/// <summary>What happens to a row that cannot be used.</summary>
public enum BadRowHandling
{
    /// <summary>The whole file is refused, naming the row.</summary>
    Refuse,

    /// <summary>The row is left out and reported.</summary>
    Skip,
}
