namespace Rlaif.Completion;

/// <summary>What a sample shows of nested sets: how many draws fell into each, and how many of them disagreed.</summary>
internal sealed class SampleCounts(NestedSets sets)
{
    public int[] Drawn { get; } = new int[sets.Count];

    public int[] Disagreed { get; } = new int[sets.Count];

    /// <summary>Gets those of the disagreements that are none for want of a question, as where a person was quicker.</summary>
    public int[] Contradicted { get; } = new int[sets.Count];

    /// <summary>Gets the draws that were answered, those included that came too late to count.</summary>
    public int[] Answered { get; } = new int[sets.Count];

    /// <summary>Gets the draws from all rows.</summary>
    public int Total => Drawn.Length == 0 ? 0 : Drawn[^1];

    /// <summary>Counts a draw; a row belongs to every set that is not surer than its own.</summary>
    /// <param name="confidence">The classifier's of its label.</param>
    /// <param name="agrees">Whether the labeler gave that label.</param>
    /// <param name="isAsked">Whether the labeler was asked at all.</param>
    public void Add(double confidence, bool agrees, bool isAsked = true)
    {
        for (var set = sets.SetOf(confidence); set < sets.Count; set++)
        {
            Drawn[set]++;
            Answered[set]++;
            Disagreed[set] += agrees ? 0 : 1;
            Contradicted[set] += agrees || !isAsked ? 0 : 1;
        }
    }

    /// <summary>Notes an answer that came too late to count; its row is not left for the classifier either.</summary>
    public void AddLate(double confidence)
    {
        for (var set = sets.SetOf(confidence); set < sets.Count; set++)
        {
            Answered[set]++;
        }
    }
}
