namespace Rlaif.Classifiers.MLNet.Training;

/// <summary>The texts of a run: those of the pool, then those of the classes.</summary>
internal sealed class RunTexts
{
    public RunTexts(Pool pool, LabelSet labels)
    {
        if ((long)pool.Count * labels.Count > Array.MaxLength)
        {
            throw new ArgumentException($"{pool.Count} texts with {labels.Count} classes are more than one run can hold; split the pool.", nameof(pool));
        }

        Labels = labels;
        Classes = new ClassTexts(labels);
        PoolCount = pool.Count;
        All = [.. pool.Select(example => example.Text), .. Classes.Texts];
    }

    public LabelSet Labels { get; }

    public ClassTexts Classes { get; }

    public int PoolCount { get; }

    public string[] All { get; }

    /// <summary>Refuses what cannot be trained on.</summary>
    public void Check(TrainingExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        if ((uint)example.Row >= (uint)PoolCount)
        {
            throw new ArgumentOutOfRangeException(nameof(example), example.Row, $"A labeled row must be one of the {PoolCount} rows of the pool.");
        }

        if (example.Label.Probabilities.Length != Labels.Count)
        {
            throw new ArgumentException($"The label of row {example.Row} has {example.Label.Probabilities.Length} probabilities; give one for each of the {Labels.Count} classes.", nameof(example));
        }

        if (!(example.Weight is > 0 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(example), example.Weight, $"The weight of row {example.Row} must be above 0 and at most 1,000.");
        }
    }
}
