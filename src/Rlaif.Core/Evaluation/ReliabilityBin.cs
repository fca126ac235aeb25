namespace Rlaif.Evaluation;

/// <summary>The predictions of one range of confidence: what they promise beside what they keep.</summary>
/// <param name="Rows">How many predictions fall into the range, 0 or more.</param>
/// <param name="Confidence">Their mean confidence, 0 to 1; 0 without rows.</param>
/// <param name="Accuracy">The share of them that is right, 0 to 1; 0 without rows.</param>
public sealed record ReliabilityBin(int Rows, double Confidence, double Accuracy)
{
    private const int Bins = 15;

    /// <summary>Sorts predictions into 15 ranges of equal width (Guo et al., 2017), the least confident first.</summary>
    /// <param name="predictions">The confidence of each prediction, 0 to 1, and whether it is right.</param>
    /// <returns>The ranges, those without rows included.</returns>
    public static IReadOnlyList<ReliabilityBin> Sort(IEnumerable<(double Confidence, bool IsRight)> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var (rows, confidences, right) = (new int[Bins], new double[Bins], new int[Bins]);
        foreach (var (confidence, isRight) in predictions)
        {
            var bin = Math.Clamp((int)Math.Ceiling(confidence * Bins) - 1, 0, Bins - 1);
            rows[bin]++;
            confidences[bin] += confidence;
            right[bin] += isRight ? 1 : 0;
        }

        return [.. rows.Select((count, bin) => new ReliabilityBin(count, confidences[bin] / Math.Max(1, count), (double)right[bin] / Math.Max(1, count)))];
    }

    /// <summary>Computes the expected calibration error (Naeini et al., 2015): the mean gap between confidence and accuracy.</summary>
    /// <param name="bins">The ranges.</param>
    /// <returns>0 to 1; 0 without rows.</returns>
    public static double ExpectedCalibrationError(IReadOnlyList<ReliabilityBin> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        return bins.Sum(bin => bin.Rows * Math.Abs(bin.Confidence - bin.Accuracy)) / Math.Max(1, bins.Sum(bin => bin.Rows));
    }
}
