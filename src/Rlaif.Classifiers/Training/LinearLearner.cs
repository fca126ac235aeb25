using System.Numerics.Tensors;
using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Training;

/// <summary>Learns a linear model from labeled rows of a pool.</summary>
internal static class LinearLearner
{
    // The intercept is the weight of a feature that every row has. Its value is small, so that the share of a class
    // among the labels, which the query strategy has skewed, says little, and a class without labels stays possible.
    private const double InterceptValue = 0.15;

    public static LinearModel Learn(PoolFeatures pool, IReadOnlyList<TrainingExample> labeled, int classes, LinearTrainerOptions options, CancellationToken cancellationToken)
    {
        var rows = LabeledRows.Of(pool, labeled, cancellationToken);
        ThrowIfTooLarge(rows, classes);
        var kernel = new RowKernel(rows, classes, InterceptValue * InterceptValue, cancellationToken);
        var coefficients = LogisticRegression.Solve(new CrossEntropy(labeled, classes), kernel, options.Regularization, cancellationToken);
        var features = new FeatureIndex([.. rows.FeatureIds.Select(id => pool.Hashes[id])]);
        return new LinearModel(features, Weights(pool, rows, coefficients, classes, cancellationToken), Intercepts(coefficients, classes), options.WordPairs);
    }

    // Said before the work is done, not when its result cannot be saved.
    private static void ThrowIfTooLarge(LabeledRows rows, int classes)
    {
        var bytes = rows.FeatureIds.Length * (sizeof(ulong) + ((long)sizeof(float) * classes));
        if (bytes > ModelFile.MaximumContentLength / 2 || (long)rows.Count * classes > Array.MaxLength)
        {
            throw new ArgumentException($"{rows.Count} labeled texts with {rows.FeatureIds.Length} words and word pairs are too many for {classes} classes; label fewer, or leave word pairs out.", nameof(rows));
        }
    }

    private static float[] Weights(PoolFeatures pool, LabeledRows rows, ReadOnlySpan<double> coefficients, int classes, CancellationToken cancellationToken)
    {
        var sums = new double[rows.FeatureIds.Length * classes];
        for (var row = 0; row < rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var coefficient = coefficients.Slice(row * classes, classes);
            for (var entry = 0; entry < rows.Columns(row).Length; entry++)
            {
                var column = rows.Columns(row)[entry];
                var sum = sums.AsSpan(column * classes, classes);
                TensorPrimitives.MultiplyAdd(coefficient, rows.Values(row)[entry] * pool.Idf[rows.FeatureIds[column]], sum, sum);
            }
        }

        return ToSingle(sums);
    }

    private static float[] Intercepts(ReadOnlySpan<double> coefficients, int classes)
    {
        var sums = new double[classes];
        for (var start = 0; start < coefficients.Length; start += classes)
        {
            TensorPrimitives.MultiplyAdd(coefficients.Slice(start, classes), InterceptValue * InterceptValue, sums, sums);
        }

        return ToSingle(sums);
    }

    private static float[] ToSingle(ReadOnlySpan<double> values)
    {
        var result = new float[values.Length];
        TensorPrimitives.ConvertTruncating(values, result);
        return result;
    }
}
