namespace Rlaif;

/// <summary>One question to a labeler.</summary>
/// <param name="Example">The example to label.</param>
/// <param name="Round">The round that asks, from 1.</param>
/// <param name="Attempt">The how-manieth round this is that asks about the example, from 1.</param>
/// <param name="Seed">Fixed for run and example, so that simulated errors and option orders can be repeated.</param>
public sealed record LabelRequest(TextExample Example, int Round, int Attempt, ulong Seed)
{
    /// <summary>Gets which of several answers about the example this one is.</summary>
    /// <value>From 1; 0, the default, where it is the only one.</value>
    public int Vote { get; init; }

    /// <summary>Gets texts with labels that are trusted, to be shown to a model beside the question.</summary>
    /// <value>The most telling first; the default is none.</value>
    public IReadOnlyList<LabeledText> Examples { get; init; } = [];
}
