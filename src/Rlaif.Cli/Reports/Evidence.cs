using Rlaif.Cli.Charts;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Reports;

/// <summary>What the classifier said of rows that it had not learned from, beside what is held for true.</summary>
/// <param name="Confusion">The counts; the first index is what is held for true.</param>
/// <param name="Reliability">The predictions by confidence; null where no round kept them.</param>
/// <param name="Truth">What is held for true, in a word.</param>
/// <param name="Sentence">Which rows these are.</param>
internal sealed record Evidence(ConfusionMatrix Confusion, IReadOnlyList<ReliabilityBin>? Reliability, string Truth, string Sentence)
{
    private const string FirstAnswer = "What counts is the labeler's first answer, which may be wrong itself.";

    /// <summary>Takes the held-out texts, else the completion's sample, else the rows that rounds drew at random, else nothing.</summary>
    /// <param name="result">The run.</param>
    /// <param name="survey">What its rows tell. First answers count: what became of them later is partly the classifier's own say.</param>
    public static Evidence? Of(ActiveLearningResult result, PoolSurvey survey)
    {
        if (result.Rounds is [.., { HeldOut: { } heldOut } last])
        {
            return new Evidence(heldOut.Confusion, heldOut.Reliability, "true class", Words.Of($"{Quantity.Of(heldOut.Confusion.Total, "held-out row")} with true labels, predicted after round {last.Number}."));
        }

        var labels = result.Classifier.Labels;
        var sample = survey.Sample.Where(row => row.Answer is not null).ToList();
        return sample.Count > 0 ? OfSample(sample, survey.Sample.Count - sample.Count, labels.Count) : OfSlices(result.Rounds, survey.FirstAnswers, labels);
    }

    private static Evidence OfSample(List<SampledRow> sample, int withoutAnswer, int classes)
    {
        var unanswered = withoutAnswer == 0 ? string.Empty : Words.Of($" {withoutAnswer:N0} more got no answer; in the promise they count as disagreements.");
        return Of(
            [.. sample.Select(row => (row.Answer!.Value, row.Predicted, row.Confidence))],
            classes,
            Words.Of($"The sample that the promise rests on: {Quantity.Of(sample.Count, "row")} drawn at random, predicted by the final classifier, which never learned from them. {FirstAnswer}{unanswered}"));
    }

    private static Evidence? OfSlices(IReadOnlyList<Round> rounds, IReadOnlyDictionary<string, int> answers, LabelSet labels)
    {
        var random = rounds.SelectMany(round => round.RandomRows ?? []).Where(row => answers.ContainsKey(row.ExampleId)).ToList();
        return random.Count == 0
            ? null
            : Of(
                [.. random.Select(row => (answers[row.ExampleId], labels.IndexOf(row.Label), row.Probability))],
                labels.Count,
                Words.Of($"{Quantity.Of(random.Count, "row")} drawn at random, each predicted by the classifier of its time and only then labeled. {FirstAnswer}"));
    }

    private static Evidence Of(IReadOnlyList<(int Answer, int Predicted, double Confidence)> rows, int classes, string sentence) => new(
        ConfusionMatrix.Count([.. rows.Select(row => row.Answer)], [.. rows.Select(row => row.Predicted)], classes),
        ReliabilityBin.Sort(rows.Select(row => (row.Confidence, row.Answer == row.Predicted))),
        "answer",
        sentence);
}
