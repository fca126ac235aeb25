namespace Rlaif;

/// <summary>What the classifier says of the stop set: fixed random rows, as far as they are unlabeled.</summary>
/// <param name="Rows">The distinct rows that were looked at, at least 1.</param>
/// <param name="Entropy">Their normalized entropy, each text counted by its multiplicity.</param>
/// <param name="ExpectedAccuracy">The mean confidence, 0 to 1: the accuracy that calibrated probabilities promise.</param>
/// <param name="Kappa">
/// The agreement with the predictions of the round before beyond what chance would bring (Cohen, 1960): at most 1;
/// <see langword="null"/> for the first round.
/// </param>
public sealed record StopSetSummary(int Rows, EntropySummary Entropy, double ExpectedAccuracy, double? Kappa);
