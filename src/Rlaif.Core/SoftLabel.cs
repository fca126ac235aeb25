namespace Rlaif;

/// <summary>A probability for each class, in label-set order.</summary>
/// <remarks>Immutable and safe for concurrent use. Compared by value.</remarks>
public sealed class SoftLabel : IEquatable<SoftLabel>
{
    private const float SumTolerance = 1e-3f;
    private readonly float[] _probabilities;

    /// <summary>Initializes the label from one probability a class.</summary>
    /// <param name="probabilities">Finite, not negative, summing to 1 within 0.001.</param>
    /// <exception cref="ArgumentException">The values are not a distribution.</exception>
    public SoftLabel(ReadOnlySpan<float> probabilities)
    {
        if (!IsDistribution(probabilities))
        {
            throw new ArgumentException("The probabilities of a soft label must be finite, not negative and sum to 1.", nameof(probabilities));
        }

        _probabilities = probabilities.ToArray();
        Top = Distribution.Top(probabilities);
    }

    /// <summary>Gets the probabilities, one a class.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities;

    /// <summary>Gets the most probable class; the first of equals.</summary>
    public int Top { get; }

    /// <summary>Gets the probability of the most probable class.</summary>
    /// <value>1 / classes to 1.</value>
    public double Confidence => _probabilities[Top];

    /// <summary>Gets the lead of the most probable class over the second.</summary>
    /// <value>0 to 1; 1 with a single class.</value>
    public double Margin => Distribution.Margin(_probabilities);

    /// <summary>Gets the Shannon entropy (1948).</summary>
    /// <value>In nats, 0 to ln(classes).</value>
    public double Entropy => Distribution.Entropy(_probabilities);

    /// <summary>Gets the entropy divided by ln(classes).</summary>
    /// <value>0 to 1; 0 with a single class.</value>
    public double NormalizedEntropy => Distribution.NormalizedEntropy(_probabilities);

    /// <summary>Creates the label of an answer without doubt.</summary>
    /// <param name="label">The class number.</param>
    /// <param name="classes">The number of classes.</param>
    /// <returns>1 for <paramref name="label"/>, 0 for every other class.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The class number is not one of the classes.</exception>
    public static SoftLabel Certain(int label, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, classes);
        var probabilities = new float[classes];
        probabilities[label] = 1;
        return new SoftLabel(probabilities);
    }

    /// <inheritdoc/>
    public bool Equals(SoftLabel? other) => other is not null && _probabilities.AsSpan().SequenceEqual(other._probabilities);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SoftLabel);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_probabilities.Length, Top, _probabilities[Top]);

    // A comparison with NaN is false, so both tests refuse NaN as well.
    private static bool IsDistribution(ReadOnlySpan<float> probabilities)
    {
        var sum = 0f;
        foreach (var probability in probabilities)
        {
            if (!(probability >= 0))
            {
                return false;
            }

            sum += probability;
        }

        return MathF.Abs(sum - 1) <= SumTolerance;
    }
}
