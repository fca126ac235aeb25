namespace Rlaif.Completion;

/// <summary>What a sample shows of nested sets: the draws and the disagreements in each, and the rows that are settled.</summary>
internal sealed class SampleCounts(NestedSets sets)
{
    public int[] Drawn { get; } = new int[sets.Count];

    public int[] Disagreed { get; } = new int[sets.Count];

    /// <summary>Gets the rows that are not left for the classifier, since their texts were answered.</summary>
    public int[] Settled { get; } = new int[sets.Count];

    /// <summary>Gets those of the settled rows that the labeler contradicted.</summary>
    public int[] Contradicted { get; } = new int[sets.Count];

    /// <summary>Gets the draws from all rows.</summary>
    public int Total => Drawn.Length == 0 ? 0 : Drawn[^1];

    /// <summary>Counts a draw; a row belongs to every set that is not surer than its own.</summary>
    /// <param name="confidence">The classifier's of its label.</param>
    /// <param name="agrees">Whether the labeler gave that label.</param>
    public void Add(double confidence, bool agrees)
    {
        for (var set = sets.SetOf(confidence); set < sets.Count; set++)
        {
            Drawn[set]++;
            Disagreed[set] += agrees ? 0 : 1;
        }
    }

    /// <summary>Counts the rows of a text that was answered, be it too late for its draw to count.</summary>
    /// <param name="confidence">The classifier's of its label.</param>
    /// <param name="rows">The rows with that text.</param>
    /// <param name="isContradicted">Whether the labeler is known to have given no such label.</param>
    public void Settle(double confidence, int rows, bool isContradicted)
    {
        for (var set = sets.SetOf(confidence); set < sets.Count; set++)
        {
            Settled[set] += rows;
            Contradicted[set] += isContradicted ? rows : 0;
        }
    }
}
