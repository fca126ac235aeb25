using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>The matrix of the inner products of all labeled rows.</summary>
/// <remarks>
/// The best weights are a combination of the labeled rows (Kimeldorf and Wahba, 1971), so training searches a number
/// a row and class instead of one a feature and class; there are some hundred times fewer.
/// </remarks>
internal abstract class RowKernel
{
    // Up to here the matrix takes less memory and time than the rows that it is made of.
    private const int MaximumWrittenOut = 2000;

    /// <summary>Creates what <see cref="Multiply"/> writes to in between.</summary>
    public abstract Panel<double> CreateScratch();

    /// <summary>Multiplies the kernel with a number a row and class; safe for concurrent use with scratches of one's own.</summary>
    public abstract void Multiply(ReadOnlySpan<double> coefficients, Span<double> products, Panel<double> scratch);

    /// <summary>Prepares the kernel of labeled rows.</summary>
    /// <param name="rows">The labeled rows.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="constant">What is added to every product: the square of the feature that carries the intercept.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public static RowKernel Of(LabeledRows rows, int classes, double constant, CancellationToken cancellationToken = default) =>
        rows.Count <= MaximumWrittenOut
            ? new WrittenKernel(rows, classes, constant, cancellationToken)
            : new FactoredKernel(rows, classes, constant, cancellationToken);
}
