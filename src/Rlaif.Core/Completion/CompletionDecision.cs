namespace Rlaif.Completion;

/// <summary>What a uniform sample of the unlabeled rows allowed to promise.</summary>
/// <remarks>Rows are counted as they were given: equal texts count as often as they occur.</remarks>
public sealed record CompletionDecision
{
    /// <summary>Gets the agreement with the labeler that was asked for, 0 to 1.</summary>
    public required double Target { get; init; }

    /// <summary>Gets the probability with which the promise has to hold, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets the confidence of the classifier from which a row takes its label.</summary>
    /// <value>0 to 1; <see langword="null"/> where no row does.</value>
    public required double? Threshold { get; init; }

    /// <summary>Gets the agreement that holds for the rows that take the classifier's label.</summary>
    /// <value>
    /// The target where there is a threshold, else the best that holds for all rows outside the sample; <see langword="null"/> where none is left.
    /// </value>
    public required double? PromisedAgreement { get; init; }

    /// <summary>Gets the rows that took the classifier's label when this was decided.</summary>
    /// <value>0 where there is no threshold. The promise is about them, also where people label some of them later.</value>
    public int PromisedRows { get; init; }

    /// <summary>Gets the rows of the sample.</summary>
    public required int SampleRows { get; init; }

    /// <summary>Gets the rows of the sample where labeler and classifier named the same class.</summary>
    public required int SampleAgreed { get; init; }
}
