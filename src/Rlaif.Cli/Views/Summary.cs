using System.Globalization;
using Rlaif.Cli.Charts;
using Rlaif.Completion;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Views;

/// <summary>What people are told at the end of a run.</summary>
internal static class Summary
{
    private const int NamesShown = 5;

    /// <summary>Says who labeled how many rows, what it cost, and why rows wait for a person.</summary>
    public static string Sentence(ActiveLearningResult result, decimal? costLimit)
    {
        var accuracy = result.Rounds is [.., { HeldOut: { } heldOut }] ? string.Create(CultureInfo.InvariantCulture, $" Held-out accuracy {heldOut.Accuracy:0.000}.") : string.Empty;
        return $"{result.Summarize(costLimit)}{Failures(result)}{accuracy}";
    }

    /// <summary>Says what the run showed about classifier and answers, a sentence each.</summary>
    /// <param name="result">The run.</param>
    /// <param name="budget">The most rows that might be asked about; null where there was no such limit.</param>
    public static IEnumerable<string> Evidence(ActiveLearningResult result, int? budget)
    {
        foreach (var sentence in result.Completion is { } completion ? OfCompletion(completion, budget) : [])
        {
            yield return sentence;
        }

        if (result.Completion is not { SampleRows: > 0 } && result.Rounds is [.., { RandomSlice: { Rows: > 0 } slice }])
        {
            var interval = ProportionInterval.ClopperPearson(slice.Agreed, slice.Rows);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Quantity.Of(slice.Rows, "row")} drawn at random, the classifier of their time predicted {slice.Agreed:N0} as the labeler then did ({Percent(interval.Share ?? 0)}, 95 % interval {Percent(interval.Low)} to {Percent(interval.High)}).");
        }

        if (result.Selection.Gain is not null)
        {
            yield return result.Selection.Sentence;
        }

        if (result.Outlook?.ExpectedAccuracy is { } gain)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"One more round would likely change the classifier's accuracy by {100 * gain.Value:+0.0;-0.0;0.0} points, by its own estimate ({100 * gain.Low:+0.0;-0.0;0.0} to {100 * gain.High:+0.0;-0.0;0.0}).");
        }

        if (result.SeedExamples is { Count: > 0 } written)
        {
            var without = written.Count(examples => examples.Texts.Count == 0);
            var missing = without == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"; none came for {without:N0}");
            yield return string.Create(CultureInfo.InvariantCulture, $"The classifier began with {written.Sum(examples => examples.Texts.Count):N0} texts that a model wrote for {written.Count - without:N0} classes{missing}.");
        }

        foreach (var sentence in new[] { OfUnmet(result), OfNoise(result.Noise) }.OfType<string>())
        {
            yield return sentence;
        }
    }

    private static string? OfNoise(NoiseReport? noise)
    {
        if (noise is not { Contested: > 0 })
        {
            return null;
        }

        var again = noise.AskedAgain == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $": of {noise.AskedAgain:N0} asked again, {noise.Confirmed:N0} were confirmed, {noise.Corrected:N0} corrected and {noise.SetAside:N0} set aside");
        return string.Create(CultureInfo.InvariantCulture, $"{noise.Contested:N0} of {Quantity.Of(noise.Answers, "answer")} {(noise.Contested == 1 ? "looks" : "look")} wrong to the classifier{again}.");
    }

    // Of classes that neither the labeler nor a person has given to any row; null where there are none.
    private static string? OfUnmet(ActiveLearningResult result)
    {
        var met = result.Labeled.Where(row => row.Source is not (LabelSource.Classifier or LabelSource.Review)).Select(row => row.Label).ToHashSet(StringComparer.Ordinal);
        List<string> unmet = [.. result.Classifier.Labels.Select(label => label.Name).Where(name => !met.Contains(name))];
        var more = unmet.Count > NamesShown ? string.Create(CultureInfo.InvariantCulture, $" and {unmet.Count - NamesShown:N0} more") : string.Empty;
        return unmet.Count == 0 ? null
            : $"No answer named {string.Join(", ", unmet.Take(NamesShown))}{more}: all that the classifier knows of {(unmet.Count == 1 ? "this class" : "these classes")} is what is written about {(unmet.Count == 1 ? "it" : "them")}.";
    }

    private static IEnumerable<string> OfCompletion(CompletionReport completion, int? budget)
    {
        yield return completion.Sentence;
        if (completion.SampleRows > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Quantity.Of(completion.SampleRows, "row")} drawn at random for it, sure or not, the classifier named {completion.SampleAgreed:N0} as the labeler did ({Percent((double)completion.SampleAgreed / completion.SampleRows)}).");
        }

        if (completion is { OpenTexts: > 0, StopReason: { } reason })
        {
            var limit = reason.Code == "max_labels" && budget is not null ? string.Create(CultureInfo.InvariantCulture, $" (a budget of {budget + completion.OpenTexts:N0})") : string.Empty;
            yield return $"{reason.Sentence} {(completion.Threshold is null ? "At most" : "About")} {Quantity.Of(completion.OpenTexts, "more answer")}{limit} would finish the rows that nobody was asked about.";
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
