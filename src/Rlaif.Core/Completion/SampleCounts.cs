namespace Rlaif.Completion;

/// <summary>What a sample shows of nested sets: how many draws fell into each, and how many of them disagreed.</summary>
internal sealed class SampleCounts(NestedSets sets)
{
    public int[] Drawn { get; } = new int[sets.Count];

    public int[] Disagreed { get; } = new int[sets.Count];

    /// <summary>Counts a draw; a row belongs to every set that is not surer than its own.</summary>
    public void Add(double confidence, bool agrees)
    {
        for (var set = sets.SetOf(confidence); set < sets.Count; set++)
        {
            Drawn[set]++;
            Disagreed[set] += agrees ? 0 : 1;
        }
    }
}
