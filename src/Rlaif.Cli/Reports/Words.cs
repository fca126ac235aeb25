using System.Globalization;

namespace Rlaif.Cli.Reports;

/// <summary>How the report writes numbers and reasons.</summary>
internal static class Words
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Keeps a number and its unit on one line.</summary>
    public static string Unbroken(string sentence) => sentence.Replace(" %", "\u00a0%", StringComparison.Ordinal);

    public static string Percent(double share) => Of($"{share * 100:0.0}\u00a0%");

    /// <summary>Writes what may be promised: never more than holds.</summary>
    public static string AtLeast(double share) => Of($"{Math.Floor(share * 1000 + 1e-9) / 10:0.#}\u00a0%");

    public static string Share(double share) => Of($"{share:0.000}");

    /// <summary>Says who labeled a row.</summary>
    public static string Source(LabelSource source) => source switch
    {
        LabelSource.Labeler => "labeler",
        LabelSource.Classifier => "classifier",
        LabelSource.Known => "known or corrected",
        LabelSource.Shared => "almost equal text",
        _ => "for review",
    };

    /// <summary>Says how long something took, to the precision that matters.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Of($"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => Of($"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => Of($"{time.TotalMinutes:0.0} min"),
        _ => Of($"{time.TotalHours:0.0} h"),
    };

    /// <summary>Says why a row waits for a person.</summary>
    public static string Why(AnnotationOutcome outcome) => outcome switch
    {
        AnnotationOutcome.NotAsked => "Nobody was asked, and the classifier is not sure enough",
        AnnotationOutcome.Labeled => "The answers differ",
        AnnotationOutcome.Abstained => "The labeler abstained",
        AnnotationOutcome.Invalid => "The reply was no answer",
        AnnotationOutcome.Refused => "The model refused to answer",
        AnnotationOutcome.Filtered => "A content filter stopped it",
        AnnotationOutcome.FailedTransient => "The server failed each time",
        _ => "The server refused the request",
    };
}
