namespace Rlaif.Evaluation;

/// <summary>Counts how often each true class was predicted as each class.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    /// <summary>Initializes the matrix from its cells.</summary>
    /// <param name="counts">Row after row: the true class, and in it the predicted class.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">There are not classes × classes cells.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> counts, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (counts.Length != classes * classes)
        {
            throw new ArgumentException($"{counts.Length} cells are no matrix of {classes} classes.", nameof(counts));
        }

        _counts = counts.ToArray();
        Classes = classes;
        for (var label = 0; label < classes; label++)
        {
            Correct += this[label, label];
        }

        Total = _counts.Sum();
    }

    /// <summary>Gets the number of classes.</summary>
    public int Classes { get; }

    /// <summary>Gets the number of pairs counted.</summary>
    public int Total { get; }

    /// <summary>Gets the number of pairs whose classes are equal.</summary>
    public int Correct { get; }

    /// <summary>Gets the share of pairs whose classes are equal.</summary>
    /// <value>0 to 1; 0 where nothing was counted.</value>
    public double Accuracy => Total == 0 ? 0 : (double)Correct / Total;

    /// <summary>Gets how many texts of a true class were predicted as a class.</summary>
    /// <param name="gold">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    public int this[int gold, int predicted] => _counts[(gold * Classes) + predicted];

    /// <summary>Counts pairs of classes.</summary>
    /// <param name="gold">The true classes.</param>
    /// <param name="predicted">The predicted classes, as many.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static ConfusionMatrix Count(ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (gold.Length != predicted.Length)
        {
            throw new ArgumentException($"{gold.Length} true classes cannot be compared with {predicted.Length} predictions.", nameof(predicted));
        }

        var counts = new int[classes * classes];
        for (var index = 0; index < gold.Length; index++)
        {
            counts[(gold[index] * classes) + predicted[index]]++;
        }

        return new ConfusionMatrix(counts, classes);
    }

    /// <summary>Computes how much the two sides agree beyond chance (Cohen, 1960).</summary>
    /// <returns>-1 to 1; 1 where both sides name one and the same class throughout.</returns>
    public double CohenKappa()
    {
        if (Total == 0)
        {
            return 0;
        }

        var chance = 0.0;
        for (var label = 0; label < Classes; label++)
        {
            chance += (double)GoldCount(label) * PredictedCount(label) / Total / Total;
        }

        return chance >= 1 ? 1 : (Accuracy - chance) / (1 - chance);
    }

    /// <summary>Counts the texts of a true class.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The sum of its row.</returns>
    public int GoldCount(int label) => _counts.AsSpan(label * Classes, Classes).ToArray().Sum();

    /// <summary>Counts the texts predicted as a class.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The sum of its column.</returns>
    public int PredictedCount(int label) => Enumerable.Range(0, Classes).Sum(gold => this[gold, label]);

    /// <summary>Computes the share of the predictions of a class that are true.</summary>
    /// <param name="label">The class.</param>
    /// <returns>0 to 1; 0 where it was never predicted.</returns>
    public double Precision(int label) => Ratio(this[label, label], PredictedCount(label));

    /// <summary>Computes the share of the texts of a class that were found.</summary>
    /// <param name="label">The class.</param>
    /// <returns>0 to 1; 0 where the class does not occur.</returns>
    public double Recall(int label) => Ratio(this[label, label], GoldCount(label));

    /// <summary>Computes the harmonic mean of precision and recall of a class.</summary>
    /// <param name="label">The class.</param>
    /// <returns>0 to 1.</returns>
    public double F1(int label) => Ratio(2 * this[label, label], GoldCount(label) + PredictedCount(label));

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
