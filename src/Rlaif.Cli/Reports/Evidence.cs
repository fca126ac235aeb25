using Rlaif.Evaluation;

namespace Rlaif.Cli.Reports;

/// <summary>What the classifier said of rows that it had not learned from, beside what is held for true.</summary>
/// <param name="Confusion">The counts; the first index is what is held for true.</param>
/// <param name="Reliability">The predictions by confidence; null where no round kept them.</param>
/// <param name="Truth">What is held for true, in a word.</param>
/// <param name="Sentence">Which rows these are.</param>
internal sealed record Evidence(ConfusionMatrix Confusion, IReadOnlyList<ReliabilityBin>? Reliability, string Truth, string Sentence)
{
    /// <summary>Takes the held-out texts, else the rows drawn at random, else nothing.</summary>
    /// <param name="result">The run.</param>
    /// <param name="answers">The classes that the labeler first answered, by id. What became of them later is partly the classifier's own say.</param>
    public static Evidence? Of(ActiveLearningResult result, IReadOnlyDictionary<string, int> answers)
    {
        if (result.Rounds is [.., { HeldOut: { } heldOut } last])
        {
            return new Evidence(heldOut.Confusion, heldOut.Reliability, "true class", Words.Of($"{heldOut.Confusion.Total:N0} held-out rows with true labels, predicted after round {last.Number}."));
        }

        var labels = result.Classifier.Labels;
        var random = result.Rounds.SelectMany(round => round.RandomRows ?? []).Where(row => answers.ContainsKey(row.ExampleId)).ToList();
        int[] given = [.. random.Select(row => answers[row.ExampleId])];
        int[] predicted = [.. random.Select(row => labels.IndexOf(row.Label))];
        return random.Count == 0
            ? null
            : new Evidence(
                ConfusionMatrix.Count(given, predicted, labels.Count),
                ReliabilityBin.Sort(random.Select((row, index) => (row.Probability, given[index] == predicted[index]))),
                "answer",
                Words.Of($"{random.Count:N0} rows drawn at random, each predicted by the classifier of its time and only then labeled. What counts is the labeler's first answer, which may be wrong itself."));
    }
}
