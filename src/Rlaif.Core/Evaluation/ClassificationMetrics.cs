namespace Rlaif.Evaluation;

/// <summary>How well predictions agree with true classes.</summary>
/// <remarks>Macro means are over the classes that occur among the true classes or the predictions.</remarks>
public sealed record ClassificationMetrics
{
    // The step of a float below 1: smaller probabilities cannot be told from it.
    private const double SmallestProbability = 1.1920929e-7;

    /// <summary>Initializes the metrics from what they are computed from.</summary>
    /// <param name="confusion">The confusion matrix.</param>
    /// <param name="logLoss">The mean negative logarithm of the true class's probability.</param>
    /// <param name="expectedCalibrationError">The expected calibration error, 0 to 1.</param>
    public ClassificationMetrics(ConfusionMatrix confusion, double logLoss, double expectedCalibrationError)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        Confusion = confusion;
        LogLoss = logLoss;
        ExpectedCalibrationError = expectedCalibrationError;
        int[] present = [.. Enumerable.Range(0, confusion.Classes).Where(label => confusion.GoldCount(label) + confusion.PredictedCount(label) > 0)];
        MacroPrecision = Mean(present, confusion.Precision);
        MacroRecall = Mean(present, confusion.Recall);
        MacroF1 = Mean(present, confusion.F1);
    }

    /// <summary>Gets the confusion matrix.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Gets the share of right predictions.</summary>
    /// <value>0 to 1.</value>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Gets the mean precision of the classes.</summary>
    /// <value>0 to 1.</value>
    public double MacroPrecision { get; }

    /// <summary>Gets the mean recall of the classes.</summary>
    /// <value>0 to 1.</value>
    public double MacroRecall { get; }

    /// <summary>Gets the mean F1 of the classes.</summary>
    /// <value>0 to 1.</value>
    public double MacroF1 { get; }

    /// <summary>Gets the mean negative logarithm of the true class's probability.</summary>
    /// <value>In nats, 0 to about 16: a probability counts as at least 2^-23.</value>
    public double LogLoss { get; }

    /// <summary>Gets the expected calibration error (Naeini et al., 2015; 15 bins of equal width as in Guo et al., 2017).</summary>
    /// <value>0 to 1.</value>
    public double ExpectedCalibrationError { get; }

    /// <summary>Gets the predictions by confidence, in 15 ranges of equal width, the least confident first.</summary>
    /// <value><see langword="null"/> in metrics of earlier versions.</value>
    public IReadOnlyList<ReliabilityBin>? Reliability { get; init; }

    /// <summary>Gets the agreement beyond chance (Cohen, 1960).</summary>
    /// <value>-1 to 1.</value>
    public double CohenKappa => Confusion.CohenKappa();

    /// <summary>Measures predictions.</summary>
    /// <param name="predictions">A row a text.</param>
    /// <param name="gold">The true class of each text.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static ClassificationMetrics Compute(PredictionTable predictions, ReadOnlySpan<int> gold)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var top = predictions.TopOfRows;
        var confusion = ConfusionMatrix.Count(gold, top, predictions.Classes);
        var isRight = new bool[top.Length];
        for (var row = 0; row < isRight.Length; row++)
        {
            isRight[row] = top[row] == gold[row];
        }

        var reliability = ReliabilityBin.Sort(predictions.Confidence().Zip(isRight, (confidence, right) => ((double)confidence, right)));
        return new ClassificationMetrics(confusion, MeanLogLoss(predictions, gold), ReliabilityBin.ExpectedCalibrationError(reliability)) { Reliability = reliability };
    }

    private static double Mean(int[] classes, Func<int, double> measure) => classes.Length == 0 ? 0 : classes.Average(measure);

    private static double MeanLogLoss(PredictionTable predictions, ReadOnlySpan<int> gold)
    {
        var sum = 0.0;
        for (var row = 0; row < gold.Length; row++)
        {
            sum -= Math.Log(Math.Max(predictions[row][gold[row]], SmallestProbability));
        }

        return sum / Math.Max(1, gold.Length);
    }
}
