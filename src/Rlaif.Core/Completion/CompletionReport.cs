using System.Globalization;

namespace Rlaif.Completion;

/// <summary>How the rows were labeled that nobody was asked about while the classifier learned.</summary>
/// <remarks>Rows are counted as they were given: equal texts count as often as they occur.</remarks>
public sealed record CompletionReport
{
    /// <summary>Gets the agreement with the labeler that was asked for, 0 to 1.</summary>
    public required double Target { get; init; }

    /// <summary>Gets the probability with which the promise has to hold, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets the agreement that is promised for the rows that take the classifier's label.</summary>
    /// <value>
    /// The target where there is a threshold. Otherwise the best that could be promised if every row outside the sample took the
    /// classifier's label; <see langword="null"/> where no row was left to promise anything for.
    /// </value>
    public required double? PromisedAgreement { get; init; }

    /// <summary>Gets the confidence of the classifier from which a row takes its label.</summary>
    /// <value>0 to 1; <see langword="null"/> where no row does.</value>
    public required double? Threshold { get; init; }

    /// <summary>Gets the rows that the promise is about: those that took the classifier's label when it was made.</summary>
    public required int PromisedRows { get; init; }

    /// <summary>Gets the rows of the sample.</summary>
    public required int SampleRows { get; init; }

    /// <summary>Gets the rows of the sample where labeler and classifier named the same class.</summary>
    /// <value>0 to <see cref="SampleRows"/>; a question without an answer counts as a disagreement.</value>
    public required int SampleAgreed { get; init; }

    /// <summary>Gets the rows that take the classifier's label.</summary>
    public required int ClassifierRows { get; init; }

    /// <summary>Gets the rows that the labeler answered, those of the learning and of the sample included.</summary>
    public required int LabelerRows { get; init; }

    /// <summary>Gets the rows that wait for a person.</summary>
    public required int ReviewRows { get; init; }

    /// <summary>Gets the distinct texts below the threshold that may still be asked about.</summary>
    /// <value>About as many labels more would finish the run; 0 where there is nothing left to ask.</value>
    public required int OpenTexts { get; init; }

    /// <summary>Gets the rows whose label was known from the start or was given by a person.</summary>
    public required int KnownRows { get; init; }

    /// <summary>Gets why the labeler was not asked about every row below the threshold.</summary>
    /// <value><see langword="null"/> where it was.</value>
    public StopReason? StopReason { get; init; }

    /// <summary>Gets whether the sample was cut short, which goes on once more may be asked.</summary>
    /// <value>What is promised holds as far as the sample went; a larger one may promise more.</value>
    public bool IsProvisional { get; init; }

    /// <summary>Gets whether the target is promised for every row with the classifier's label.</summary>
    /// <value>True also where every row was asked about, so that nothing had to be promised.</value>
    public bool IsMet => Threshold is not null || PromisedAgreement is null || (ClassifierRows == 0 && ReviewRows == 0);

    /// <summary>Gets what was promised, in a sentence for people.</summary>
    public string Sentence => this switch
    {
        { Threshold: not null } => string.Create(CultureInfo.InvariantCulture, $"At least {Percent(Target)} of the {PromisedRows:N0} {(PromisedRows == 1 ? "row" : "rows")} with the classifier's label agree with the labeler ({Percent(Confidence)} confidence){(IsProvisional ? string.Create(CultureInfo.InvariantCulture, $"; the sample was cut short after {SampleRows:N0} rows, and a larger one may hold for more") : string.Empty)}."),
        { IsMet: false, IsProvisional: true, PromisedAgreement: { } best } => string.Create(CultureInfo.InvariantCulture, $"The sample was cut short after {SampleRows:N0} rows, before an agreement of {Percent(Target)} could be promised for any part of the rows; for all of them outside the sample it is at least {Percent(best)} so far ({Percent(Confidence)} confidence)."),
        { IsMet: false, PromisedAgreement: { } best } => $"An agreement of {Percent(Target)} cannot be promised for any part of the rows; for all of them outside the sample it is at least {Percent(best)} ({Percent(Confidence)} confidence).",
        _ => "Every row was asked about or known, so nothing had to be promised.",
    };

    internal static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 1000 + 1e-9) / 10:0.#} %");
}
