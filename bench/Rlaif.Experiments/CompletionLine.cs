namespace Rlaif.Experiments;

/// <summary>How the rest of a pool was labeled after one run of learning, and what the labeler would have said of it.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Classifier">The classifier.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Target">The agreement asked for.</param>
/// <param name="Confidence">The probability with which it has to hold.</param>
/// <param name="Promised">The agreement promised.</param>
/// <param name="Threshold">The confidence from which rows take the classifier's label.</param>
/// <param name="Realized">The agreement of the labeler's answers, asked for every such row, with the classifier's.</param>
/// <param name="Missed">Whether less was realized than promised.</param>
/// <param name="Learned">The labels that the classifier learned from.</param>
/// <param name="Sample">The rows of the sample.</param>
/// <param name="ClassifierShare">The share of rows with the classifier's label.</param>
/// <param name="LabelerShare">The share of rows that the labeler had to answer, those for learning included.</param>
/// <param name="ReviewShare">The share of rows for a person.</param>
internal sealed record CompletionLine(
    string Data,
    string Classifier,
    ulong Seed,
    double Target,
    double Confidence,
    double? Promised,
    double? Threshold,
    double? Realized,
    bool Missed,
    int Learned,
    int Sample,
    double ClassifierShare,
    double LabelerShare,
    double ReviewShare);
