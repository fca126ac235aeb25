using System.Globalization;
using Rlaif.Cli.Records;

namespace Rlaif.Cli.Views;

/// <summary>Says how labeler and classifier stand beside true labels.</summary>
internal static class GoldSentences
{
    public static IEnumerable<string> Of(GoldSummary? gold)
    {
        if (gold is { RandomAnswers: { } answers, RandomPredictions: { } predictions })
        {
            yield return $"Beside the true labels of {Number(answers.Rows)} random rows, the labeler was right in {Share(answers)} and the classifier of their time in {Share(predictions)}.";
        }

        if (gold is { Answers: { } all })
        {
            var classifier = gold.ClassifierLabels is { } labels ? $", {Share(labels)} of the classifier's {Number(labels.Rows)} labels" : string.Empty;
            yield return $"Right are {Share(all)} of the labeler's {Number(all.Rows)} answers{classifier}.";
        }

        if (gold is { HeldOut: { } heldOut })
        {
            yield return $"The classifier is right about {Share(heldOut)} of {Number(heldOut.Rows)} held-out texts.";
        }
    }

    private static string Share(GoldShare share) => string.Create(
        CultureInfo.InvariantCulture,
        $"{share.Correct:N0} ({share.Accuracy * 100:0.#} %, 95 % interval {share.Low * 100:0.#} % to {share.High * 100:0.#} %)");

    private static string Number(int rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
