namespace Rlaif.Cli.Reports;

/// <summary>What one walk over the labeled pool finds for the report.</summary>
internal sealed class PoolSurvey
{
    private readonly Dictionary<string, LabeledExample> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _firstAnswers = new(StringComparer.Ordinal);
    private readonly List<SampledRow> _sample = [];
    private readonly List<ReportRow> _disagreements = [];
    private readonly List<LabeledExample> _setAside = [];
    private readonly int[] _setAsideByOutcome = new int[Enum.GetValues<AnnotationOutcome>().Length];
    private readonly long[][] _countsByClass;

    private PoolSurvey(int classes) => _countsByClass = [.. Enumerable.Range(0, classes).Select(_ => new long[Enum.GetValues<LabelSource>().Length])];

    public IReadOnlyList<long[]> CountsByClass => _countsByClass;

    /// <summary>Gets the rows that rounds and checks name, by their ids.</summary>
    public IReadOnlyDictionary<string, LabeledExample> Named => _named;

    /// <summary>Gets the classes that the labeler first answered for these rows, where it did, by their ids.</summary>
    public IReadOnlyDictionary<string, int> FirstAnswers => _firstAnswers;

    /// <summary>Gets the rows of the completion's sample.</summary>
    public IReadOnlyList<SampledRow> Sample => _sample;

    public IReadOnlyList<ReportRow> Disagreements => _disagreements;

    /// <summary>Gets the first rows for review; there may be as many as the pool has.</summary>
    public Excerpt<LabeledExample> SetAside => new(_setAside, _setAsideByOutcome.Sum());

    /// <summary>Gets how many rows wait for review, in the order of <see cref="AnnotationOutcome"/>.</summary>
    public IReadOnlyList<int> SetAsideByOutcome => _setAsideByOutcome;

    public static PoolSurvey Of(ActiveLearningResult result)
    {
        var survey = new PoolSurvey(result.Classifier.Labels.Count);
        var named = result.Rounds.SelectMany(round => (round.Watched ?? []).Concat(round.RandomRows ?? [])).Select(row => row.ExampleId)
            .Concat(result.Contested.Select(label => label.ExampleId))
            .ToHashSet(StringComparer.Ordinal);
        var sampled = result.SampleIds.ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < result.Labeled.Count; index++)
        {
            survey.Add(result, index, named);
            if (sampled.Contains(result.Labeled[index].Example.Id))
            {
                var prediction = result.Labeled.GetPrediction(index);
                survey._sample.Add(new SampledRow(prediction.Top, prediction.Confidence, result.Labeled.GetFirstAnnotation(index)?.Label?.Top));
            }
        }

        return survey;
    }

    private void Add(ActiveLearningResult result, int index, HashSet<string> named)
    {
        var row = result.Labeled[index];
        _countsByClass[row.Prediction.Top][(int)row.Source]++;
        if (named.Contains(row.Example.Id))
        {
            _named.Add(row.Example.Id, row);
            if (result.Labeled.GetFirstAnnotation(index)?.Label is { } answer)
            {
                _firstAnswers.Add(row.Example.Id, answer.Top);
            }
        }

        if (row.Source == LabelSource.Review)
        {
            _setAsideByOutcome[(int)row.Outcome]++;
            if (_setAside.Count < Excerpt<LabeledExample>.Most)
            {
                _setAside.Add(row);
            }
        }

        // Of equal texts, the one that was asked about.
        if (row.Source == LabelSource.Labeler && result.Labeled.GetAnnotation(index)?.ExampleId == row.Example.Id
            && result.Labeled.GetPrediction(index) is var prediction && prediction.Top != row.Prediction.Top)
        {
            _disagreements.Add(new ReportRow(row.Example, row.Label, result.Classifier.Labels[prediction.Top].Name, prediction.Confidence));
        }
    }
}
