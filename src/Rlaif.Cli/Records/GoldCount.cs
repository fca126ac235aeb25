namespace Rlaif.Cli.Records;

/// <summary>One walk over the labels of a pool beside those that are known to be true.</summary>
internal sealed class GoldCount
{
    private (int Correct, int Rows) _answers;
    private (int Correct, int Rows) _randomAnswers;
    private (int Correct, int Rows) _randomPredictions;
    private (int Correct, int Rows) _classifierLabels;

    public GoldShare? Answers => Share(_answers);

    public GoldShare? RandomAnswers => Share(_randomAnswers);

    public GoldShare? RandomPredictions => Share(_randomPredictions);

    public GoldShare? ClassifierLabels => Share(_classifierLabels);

    public static GoldCount Of(ActiveLearningResult result, IReadOnlyDictionary<string, string> gold)
    {
        var count = new GoldCount();
        if (gold.Count > 0)
        {
            var random = result.Rounds.SelectMany(round => round.RandomRows ?? []).DistinctBy(row => row.ExampleId, StringComparer.Ordinal).ToDictionary(row => row.ExampleId, row => row.Label, StringComparer.Ordinal);
            for (var index = 0; index < result.Labeled.Count; index++)
            {
                count.Add(result, index, gold, random);
            }
        }

        return count;
    }

    private void Add(ActiveLearningResult result, int index, IReadOnlyDictionary<string, string> gold, Dictionary<string, string> random)
    {
        var row = result.Labeled[index];
        if (!gold.TryGetValue(row.Example.Id, out var truth))
        {
            return;
        }

        if (row.Source == LabelSource.Classifier)
        {
            Count(ref _classifierLabels, row.Label == truth);
        }

        // Of equal texts, the one that was asked about.
        if (result.Labeled.GetFirstAnnotation(index) is { Label: { } answer } annotation && annotation.ExampleId == row.Example.Id)
        {
            var isRight = result.Classifier.Labels[answer.Top].Name == truth;
            Count(ref _answers, isRight);
            if (random.TryGetValue(row.Example.Id, out var predicted))
            {
                Count(ref _randomAnswers, isRight);
                Count(ref _randomPredictions, predicted == truth);
            }
        }
    }

    private static void Count(ref (int Correct, int Rows) counts, bool isRight) => counts = (counts.Correct + (isRight ? 1 : 0), counts.Rows + 1);

    private static GoldShare? Share((int Correct, int Rows) counts) => GoldShare.Of(counts.Correct, counts.Rows);
}
