namespace Rlaif;

/// <summary>What the votes of a run say about one voter; no true label is needed for it.</summary>
/// <param name="Name">The name on its votes.</param>
/// <param name="Votes">How many answers it gave; abstentions do not count.</param>
/// <param name="Accuracy">The share of its answers that seem right, 0 to 1; <see langword="null"/> where there is nothing to tell it from.</param>
/// <param name="Confusion">For each true class, how probable each answer is; empty where the voter stands alone.</param>
/// <remarks>Estimated from agreement (Dawid and Skene, 1979): voters that err alike seem better than they are.</remarks>
public sealed record VoterReport(string Name, int Votes, double? Accuracy, IReadOnlyList<SoftLabel> Confusion);
