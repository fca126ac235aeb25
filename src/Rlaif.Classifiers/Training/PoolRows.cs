using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Training;

/// <summary>What is known of the texts of a run without a label: those of the pool, then of the classes.</summary>
/// <param name="Sparse">Their words and word pairs.</param>
/// <param name="Dense">Their vectors, row after row: latent, then embedded.</param>
/// <param name="Width">The length of a vector.</param>
internal sealed record PoolRows(PoolFeatures Sparse, float[] Dense, int Width)
{
    public int Count => Sparse.Rows;

    public ReadOnlySpan<float> Vector(int row) => Dense.AsSpan(row * Width, Width);
}
