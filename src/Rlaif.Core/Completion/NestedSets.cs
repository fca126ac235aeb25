namespace Rlaif.Completion;

/// <summary>The unlabeled rows in sets of growing size, the rows that the classifier is surest of first; only predictions decide.</summary>
/// <remarks>Rows are counted as they were given: equal texts count as often as they occur.</remarks>
internal sealed class NestedSets
{
    private const int MaximumSets = 30;
    private readonly List<double> _thresholds = [];
    private readonly List<int> _sizes = [];
    private readonly List<double> _expectedErrors = [];
    private readonly List<SortedDictionary<int, int>> _texts = [];

    /// <param name="pool">The pool.</param>
    /// <param name="rows">Its unlabeled rows.</param>
    /// <param name="predictions">The predictions for the whole pool.</param>
    public NestedSets(Pool pool, int[] rows, PredictionTable predictions)
    {
        var ordered = (int[])rows.Clone();
        var confidences = Array.ConvertAll(ordered, row => -predictions[row][predictions.TopOfRows[row]]);
        Array.Sort(confidences, ordered);
        Total = ordered.Sum(pool.Multiplicity);
        var (size, errors, texts) = (0, 0.0, new SortedDictionary<int, int>());
        for (var index = 0; index < ordered.Length; index++)
        {
            var times = pool.Multiplicity(ordered[index]);
            size += times;
            errors += times * (1 + confidences[index]);
            texts[times] = texts.GetValueOrDefault(times) + 1;
            var isLastOfItsConfidence = index == ordered.Length - 1 || confidences[index + 1] != confidences[index];
            if (isLastOfItsConfidence && size >= Total * (Count + 1L) / MaximumSets)
            {
                _thresholds.Add(-confidences[index]);
                _sizes.Add(size);
                _expectedErrors.Add(errors);
                _texts.Add(new SortedDictionary<int, int>(texts));
            }
        }
    }

    /// <summary>Gets the number of sets.</summary>
    public int Count => _sizes.Count;

    /// <summary>Gets the rows of the largest set: all.</summary>
    public int Total { get; }

    /// <summary>Gets the least confidence of a set.</summary>
    public double Threshold(int set) => _thresholds[set];

    /// <summary>Gets the rows of a set.</summary>
    public int Size(int set) => _sizes[set];

    /// <summary>Gets the share of a set that the classifier itself takes for wrong.</summary>
    public double ExpectedErrorRate(int set) => Math.Max(0, _expectedErrors[set]) / _sizes[set];

    /// <summary>Gets the first set that holds rows of a confidence.</summary>
    public int SetOf(double confidence) => _thresholds.FindIndex(threshold => confidence >= threshold);

    /// <summary>Gets the rows that so many draws from a set can be expected to settle, repeated texts included.</summary>
    public double SettledBy(int set, double draws) => _texts[set].Sum(texts => texts.Value * texts.Key * (1 - Math.Exp(-draws * texts.Key / Size(set))));
}
