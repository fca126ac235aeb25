namespace Rlaif.Classifiers.MLNet.Training;

/// <summary>What a trainer sees of the labels: a row of the run, one class, a weight.</summary>
internal sealed class TrainingRows
{
    // Below this share of a soft label a class teaches nothing, and with many classes it would cost a row each.
    private const float SmallestShare = 0.01f;

    private readonly List<int> _rows = [];
    private readonly List<int> _classes = [];
    private readonly List<float> _weights = [];

    private TrainingRows()
    {
    }

    public int Count => _rows.Count;

    /// <summary>Gets the rows of the run: those of the pool, behind them the texts of the classes.</summary>
    public IReadOnlyList<int> Rows => _rows;

    public IReadOnlyList<int> Classes => _classes;

    public IReadOnlyList<float> Weights => _weights;

    /// <summary>Makes a soft label a weighted row a class.</summary>
    public static TrainingRows Weighted(IReadOnlyList<TrainingExample> labeled, ClassTexts texts, int firstText, int classes)
    {
        var rows = new TrainingRows();
        var counts = new float[classes];
        foreach (var example in labeled)
        {
            var probabilities = example.Label.Probabilities;
            for (var index = 0; index < classes; index++)
            {
                counts[index] += probabilities[index] * example.Weight;
                if (probabilities[index] >= SmallestShare || index == example.Label.Top)
                {
                    rows.Add(example.Row, index, probabilities[index] * example.Weight);
                }
            }
        }

        rows.AddTexts(texts, firstText, index => 1 / (1 + counts[index]));
        return rows;
    }

    /// <summary>Takes the most probable class of a soft label, and the texts of classes without a labeled row.</summary>
    public static TrainingRows Hard(IReadOnlyList<TrainingExample> labeled, ClassTexts texts, int firstText)
    {
        var rows = new TrainingRows();
        foreach (var example in labeled)
        {
            rows.Add(example.Row, example.Label.Top, 1);
        }

        HashSet<int> seen = [.. rows._classes];
        rows.AddTexts(texts, firstText, index => seen.Contains(index) ? 0 : 1);
        return rows;
    }

    private void AddTexts(ClassTexts texts, int firstText, Func<int, float> weightOf)
    {
        for (var text = 0; text < texts.Texts.Count; text++)
        {
            if (weightOf(texts.ClassOf(text)) is > 0 and var weight)
            {
                Add(firstText + text, texts.ClassOf(text), weight);
            }
        }
    }

    private void Add(int row, int label, float weight)
    {
        _rows.Add(row);
        _classes.Add(label);
        _weights.Add(weight);
    }
}
