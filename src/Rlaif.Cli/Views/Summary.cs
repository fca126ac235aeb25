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
            $"{result.Labeled.Count:N0} rows: {Count(LabelSource.Labeler):N0} by the labeler, {Count(LabelSource.Known):N0} known, {Count(LabelSource.Classifier):N0} by the classifier, {Count(LabelSource.Review):N0} for review{accuracy}.");
    }
}
