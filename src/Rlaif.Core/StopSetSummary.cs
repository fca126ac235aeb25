namespace Rlaif;

/// <summary>What the classifier says of the stop set: fixed random rows, as far as they are unlabeled.</summary>
/// <param name="Rows">The distinct rows that were looked at, at least 1.</param>
/// <param name="Entropy">Their normalized entropy, each text counted by its multiplicity.</param>
/// <param name="ExpectedAccuracy">The mean confidence, 0 to 1: the accuracy that calibrated probabilities promise.</param>
/// <param name="Kappa">
/// The agreement with the predictions of the round before beyond what chance would bring (Cohen, 1960): at most 1;
/// <see langword="null"/> for the first round.
/// </param>
public sealed record StopSetSummary(int Rows, EntropySummary Entropy, double ExpectedAccuracy, double? Kappa)
{
    /// <summary>Gets the accuracy that the last doubling of the labels likely brought, by the classifier's own probabilities.</summary>
    /// <value>0 to 1; <see langword="null"/> while no earlier round had half the labels, and in rounds of earlier versions.</value>
    public double? GainOfDoubling { get; init; }

    /// <summary>Gets the predicted class of each row of the stop set, labeled or not, for later rounds to compare with.</summary>
    /// <value>Class numbers in pool order; <see langword="null"/> in rounds of earlier versions.</value>
    public IReadOnlyList<int>? Predicted { get; init; }
}
