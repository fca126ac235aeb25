namespace Rlaif;

/// <summary>What a run does with texts that are nearly the same.</summary>
public enum NearDuplicateHandling
{
    /// <summary>Only one text of a group is chosen for labeling while anything else is left.</summary>
    Collapse,

    /// <summary>Like <see cref="Collapse"/>, and the rest of the group takes the label without being asked about; it trains nothing.</summary>
    ShareAnswers,

    /// <summary>Each text stands for itself; nothing is compared.</summary>
    KeepApart,
}
