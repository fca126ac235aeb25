namespace Rlaif;

/// <summary>Says when a run should stop, from its history alone.</summary>
/// <remarks>Implementations hold no state between calls and are safe for concurrent use.</remarks>
public interface IStoppingCriterion
{
    /// <summary>Looks at the finished rounds.</summary>
    /// <param name="rounds">Every round so far, at least one, in order.</param>
    /// <returns>Why to stop, or <see langword="null"/> to go on.</returns>
    StopReason? Evaluate(IReadOnlyList<Round> rounds);
}
