using System.Numerics.Tensors;

namespace Rlaif.Classifiers.Training;

/// <summary>Weights as a combination of the labeled rows: a coefficient a row and class, and the scores they give.</summary>
/// <remarks>The scores are the kernel times the coefficients; both are linear, so steps need no further product.</remarks>
internal sealed class DualVector(int length)
{
    public double[] Coefficients { get; } = new double[length];

    public double[] Scores { get; } = new double[length];

    /// <summary>Returns the inner product of the weights that two combinations stand for.</summary>
    public double Dot(DualVector other) => TensorPrimitives.Dot<double>(Coefficients, other.Scores);

    public void Add(DualVector other, double factor)
    {
        TensorPrimitives.MultiplyAdd<double>(other.Coefficients, factor, Coefficients, Coefficients);
        TensorPrimitives.MultiplyAdd<double>(other.Scores, factor, Scores, Scores);
    }

    public void Scale(double factor)
    {
        TensorPrimitives.Multiply<double>(Coefficients, factor, Coefficients);
        TensorPrimitives.Multiply<double>(Scores, factor, Scores);
    }

    public void CopyFrom(DualVector other)
    {
        other.Coefficients.CopyTo(Coefficients, 0);
        other.Scores.CopyTo(Scores, 0);
    }
}
