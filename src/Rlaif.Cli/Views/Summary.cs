using System.Globalization;

namespace Rlaif.Cli.Views;

/// <summary>The result of a run in one sentence.</summary>
internal static class Summary
{
    public static string Sentence(ActiveLearningResult result)
    {
        var sources = result.Labeled.CountBy(row => row.Source).ToDictionary();
        int Count(LabelSource source) => sources.GetValueOrDefault(source);
        var accuracy = result.Rounds is [.., { HeldOut: { } heldOut }] ? string.Create(CultureInfo.InvariantCulture, $", held-out accuracy {heldOut.Accuracy:0.000}") : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Labeled.Count:N0} rows: {Count(LabelSource.Labeler):N0} by the labeler, {Count(LabelSource.Known):N0} known, {Count(LabelSource.Classifier):N0} by the classifier, {Count(LabelSource.Review):N0} for review{Failures(result)}{accuracy}.");
    }

    // Why rows wait for review, the most frequent reason first.
    private static string Failures(ActiveLearningResult result)
    {
        var outcomes = result.Labeled.Where(row => row.Source == LabelSource.Review).CountBy(row => row.Outcome).OrderByDescending(pair => pair.Value).ToList();
        return outcomes.Count == 0 ? string.Empty : $" ({string.Join(", ", outcomes.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} {pair.Key}")))})";
    }
}
