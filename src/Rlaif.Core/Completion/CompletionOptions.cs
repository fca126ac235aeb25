namespace Rlaif.Completion;

/// <summary>How well the rows that nobody was asked about have to be labeled.</summary>
public sealed class CompletionOptions
{
    /// <summary>Gets or sets the share of rows with the classifier's label for which the labeler would have said the same.</summary>
    /// <value>0.5 to 0.999. The default is 0.95.</value>
    public double TargetAgreement { get; set => field = Between(value, 0.5, 0.999, nameof(TargetAgreement)); } = 0.95;

    /// <summary>Gets or sets the probability with which the promise has to hold.</summary>
    /// <value>0.5 to 0.999. The default is 0.95.</value>
    public double Confidence { get; set => field = Between(value, 0.5, 0.999, nameof(Confidence)); } = 0.95;

    /// <summary>Gets or sets the part of <see cref="ActiveLearningOptions.MaxLabels"/> that is kept for the end of the run.</summary>
    /// <value>0.1 to 0.9. The default is 0.5.</value>
    public double BudgetShare { get; set => field = Between(value, 0.1, 0.9, nameof(BudgetShare)); } = 0.5;

    private static double Between(double value, double least, double most, string name) =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be a number from {least} to {most}."));
}
