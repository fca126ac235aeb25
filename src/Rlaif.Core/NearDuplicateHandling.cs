namespace Rlaif;

/// <summary>What a run does with texts that are nearly the same.</summary>
public enum NearDuplicateHandling
{
    /// <summary>Of a group only one text is chosen for labeling while there are others that are not like any labeled one.</summary>
    Collapse,

    /// <summary>Like <see cref="Collapse"/>, and the rest of the group takes the label without being asked about; it trains nothing.</summary>
    ShareAnswers,

    /// <summary>Each text stands for itself; nothing is compared.</summary>
    KeepApart,
}
