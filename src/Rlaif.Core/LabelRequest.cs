namespace Rlaif;

/// <summary>One question to a labeler.</summary>
/// <param name="Example">The example to label.</param>
/// <param name="Round">The round that asks, from 1.</param>
/// <param name="Attempt">The how-manieth round this is that asks about the example, from 1.</param>
/// <param name="Seed">Fixed for run and example, so that simulated errors and option orders can be repeated.</param>
public sealed record LabelRequest(TextExample Example, int Round, int Attempt, ulong Seed);
