using System.Buffers;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>Weights as a combination of the labeled rows: a coefficient a row and class, and the scores they give.</summary>
/// <remarks>The scores are the kernel times the coefficients; both are linear, so steps need no further product. Memory is rented.</remarks>
internal sealed class DualVector(int length) : IDisposable
{
    private readonly double[] _coefficients = Rent(length);
    private readonly double[] _scores = Rent(length);

    public Span<double> Coefficients => _coefficients.AsSpan(0, length);

    public Span<double> Scores => _scores.AsSpan(0, length);

    /// <summary>Returns the inner product of the weights that two combinations stand for.</summary>
    public double Dot(DualVector other) => VectorRow.Dot<double>(Coefficients, other.Scores);

    public void Add(DualVector other, double factor)
    {
        VectorRow.AddScaled<double>(other.Coefficients, factor, Coefficients);
        VectorRow.AddScaled<double>(other.Scores, factor, Scores);
    }

    public void Scale(double factor)
    {
        VectorRow.Scale(Coefficients, factor);
        VectorRow.Scale(Scores, factor);
    }

    public void CopyFrom(DualVector other)
    {
        other.Coefficients.CopyTo(Coefficients);
        other.Scores.CopyTo(Scores);
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_coefficients);
        ArrayPool<double>.Shared.Return(_scores);
    }

    private static double[] Rent(int length)
    {
        var array = ArrayPool<double>.Shared.Rent(length);
        Array.Clear(array, 0, length);
        return array;
    }
}
