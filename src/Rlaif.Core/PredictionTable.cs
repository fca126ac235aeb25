using System.Numerics.Tensors;

namespace Rlaif;

/// <summary>The predictions for many texts in one flat table: a row a text, a column a class.</summary>
/// <remarks>Immutable once given away and safe for concurrent use; a million rows are one array.</remarks>
public sealed class PredictionTable
{
    private readonly float[] _probabilities;
    private int[]? _top;
    private float[]? _entropy;

    /// <summary>Initializes the table over an array that the caller no longer writes to.</summary>
    /// <param name="probabilities">Row after row, each a distribution over the classes.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">The array does not hold whole rows.</exception>
    public PredictionTable(float[] probabilities, int classes)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (probabilities.Length % classes != 0)
        {
            throw new ArgumentException($"{probabilities.Length} probabilities are no whole rows of {classes} classes.", nameof(probabilities));
        }

        _probabilities = probabilities;
        Classes = classes;
    }

    /// <summary>Gets the number of rows.</summary>
    public int Rows => _probabilities.Length / Classes;

    /// <summary>Gets the number of classes.</summary>
    public int Classes { get; }

    /// <summary>Gets the probabilities of one row, in label-set order.</summary>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<float> this[int row] => _probabilities.AsSpan(row * Classes, Classes);

    // Several parts of a round ask for these: they are computed once, and twice at worst.
    internal ReadOnlySpan<int> TopOfRows => _top ??= ComputeTop();

    internal ReadOnlySpan<float> EntropyOfRows => _entropy ??= ComputeEntropy();

    /// <summary>Computes the most probable class of each row.</summary>
    /// <returns>A class number a row; the first of equals.</returns>
    public int[] Top() => TopOfRows.ToArray();

    /// <summary>Computes the probability of the most probable class of each row.</summary>
    /// <returns>A value a row, 1 / classes to 1.</returns>
    public float[] Confidence()
    {
        var confidence = new float[Rows];
        for (var row = 0; row < confidence.Length; row++)
        {
            confidence[row] = this[row][TopOfRows[row]];
        }

        return confidence;
    }

    /// <summary>Computes the lead of the most probable class over the second, for each row.</summary>
    /// <returns>A value a row, 0 to 1.</returns>
    public float[] Margin()
    {
        var margin = new float[Rows];
        for (var row = 0; row < margin.Length; row++)
        {
            margin[row] = Distribution.Margin(this[row]);
        }

        return margin;
    }

    /// <summary>Computes the entropy of each row divided by ln(classes).</summary>
    /// <returns>A value a row, 0 to 1; 0 with a single class.</returns>
    public float[] NormalizedEntropy() => EntropyOfRows.ToArray();

    private int[] ComputeTop()
    {
        var top = new int[Rows];
        for (var row = 0; row < top.Length; row++)
        {
            top[row] = Distribution.Top(this[row]);
        }

        return top;
    }

    private float[] ComputeEntropy()
    {
        var entropy = new float[Rows];
        if (Classes == 1)
        {
            return entropy;
        }

        // The logarithms of a block of rows are taken in one vectorised pass over the flat table.
        var rowsOfBlock = Math.Max(1, 4096 / Classes);
        var buffer = new float[rowsOfBlock * Classes];
        var scale = -1 / MathF.Log(Classes);
        for (var start = 0; start < entropy.Length; start += rowsOfBlock)
        {
            var rows = Math.Min(rowsOfBlock, entropy.Length - start);
            WriteEntropies(start, buffer.AsSpan(0, rows * Classes), entropy.AsSpan(start, rows));
        }

        foreach (ref var value in entropy.AsSpan())
        {
            value = Math.Clamp(value * scale, 0f, 1f);
        }

        return entropy;
    }

    private void WriteEntropies(int start, Span<float> terms, Span<float> sums)
    {
        var probabilities = _probabilities.AsSpan(start * Classes, terms.Length);

        // The smallest normal number keeps p ln p at 0 where p is 0.
        for (var index = 0; index < terms.Length; index++)
        {
            terms[index] = Math.Max(probabilities[index], 1.17549435e-38f);
        }

        TensorPrimitives.Log(terms, terms);
        for (int row = 0, index = 0; row < sums.Length; row++)
        {
            for (var end = index + Classes; index < end; index++)
            {
                sums[row] += terms[index] * probabilities[index];
            }
        }
    }
}
