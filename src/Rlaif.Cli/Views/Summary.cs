using System.Globalization;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Views;

/// <summary>What people are told at the end of a run.</summary>
internal static class Summary
{
    /// <summary>Says who labeled how many rows, what it cost, and why rows wait for a person.</summary>
    public static string Sentence(ActiveLearningResult result, decimal? costLimit)
    {
        var accuracy = result.Rounds is [.., { HeldOut: { } heldOut }] ? string.Create(CultureInfo.InvariantCulture, $" Held-out accuracy {heldOut.Accuracy:0.000}.") : string.Empty;
        return $"{result.Summarize(costLimit)}{Failures(result)}{accuracy}";
    }

    /// <summary>Says what the run showed about classifier and answers, a sentence each.</summary>
    public static IEnumerable<string> Evidence(ActiveLearningResult result)
    {
        if (result.Completion is { } completion)
        {
            yield return completion.Sentence;
        }

        if (result.Rounds is [.., { RandomSlice: { Rows: > 0 } slice }])
        {
            var interval = ProportionInterval.ClopperPearson(slice.Agreed, slice.Rows);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Of {slice.Rows:N0} rows drawn at random, the classifier of their time predicted {slice.Agreed:N0} as the labeler then did ({Percent(interval.Share ?? 0)}, 95 % interval {Percent(interval.Low)} to {Percent(interval.High)}).");
        }

        if (result.Selection.Gain is not null)
        {
            yield return result.Selection.Sentence;
        }

        if (result.Outlook?.ExpectedAccuracy is { } gain)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"One more round would likely change the classifier's accuracy by {100 * gain.Value:+0.0;-0.0;0.0} points, by its own estimate ({100 * gain.Low:+0.0;-0.0;0.0} to {100 * gain.High:+0.0;-0.0;0.0}).");
        }

        if (result.SeedExamples is { } written)
        {
            var without = written.Texts.Count(texts => texts.Count == 0);
            var missing = without == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; none came for {without:N0}");
            yield return string.Create(CultureInfo.InvariantCulture, $"The classifier began with {written.Texts.Sum(texts => texts.Count):N0} texts that a model wrote for {written.Texts.Count - without:N0} classes{missing}.");
        }

        if (result.Noise is { Contested: > 0 } noise)
        {
            var again = noise.AskedAgain == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $": of {noise.AskedAgain:N0} asked again, {noise.Confirmed:N0} were confirmed, {noise.Corrected:N0} corrected and {noise.SetAside:N0} set aside");
            yield return string.Create(CultureInfo.InvariantCulture, $"{noise.Contested:N0} of {noise.Answers:N0} answers look wrong to the classifier{again}.");
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    // The most frequent reason first.
    private static string Failures(ActiveLearningResult result)
    {
        var outcomes = result.Labeled.Where(row => row.Source == LabelSource.Review).CountBy(row => row.Outcome).OrderByDescending(pair => pair.Value).ToList();
        return outcomes.Count == 0 ? string.Empty : $" For review: {string.Join(", ", outcomes.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} {Words(pair.Key)}")))}.";
    }

    internal static string Words(AnnotationOutcome outcome) => outcome switch
    {
        AnnotationOutcome.NotAsked => "not asked",
        AnnotationOutcome.Labeled => "with answers that differ",
        AnnotationOutcome.FailedTransient or AnnotationOutcome.FailedPermanent => "failed",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
