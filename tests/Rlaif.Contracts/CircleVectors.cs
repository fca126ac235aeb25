namespace Rlaif.Contracts;

/// <summary>Vectors of a made-up pool: points on a circle, a row without features now and then, and rows alike.</summary>
internal sealed class CircleVectors(int count) : PoolVectors
{
    public override int Count => count;

    public override int Dimensions => 2;

    public override double Similarity(int left, int right)
    {
        Span<float> vectors = stackalloc float[4];
        Read(left, vectors);
        Read(right, vectors[2..]);
        return (vectors[0] * vectors[2]) + (vectors[1] * vectors[3]);
    }

    public override void Read(int row, Span<float> vector)
    {
        var (sine, cosine) = MathF.SinCos(row / 3);
        (vector[0], vector[1]) = row % 7 == 6 ? (0, 0) : (cosine, sine);
    }
}
