using System.Numerics.Tensors;

namespace Rlaif.Querying;

/// <summary>Rows of numbers of one length, such as the dense vectors of some rows of the pool.</summary>
internal sealed class DenseRows
{
    private readonly float[] _values;

    public DenseRows(int count, int width)
    {
        _values = new float[(long)count * width];
        Width = width;
        Count = count;
    }

    public DenseRows(PoolVectors vectors, ReadOnlySpan<int> rows)
        : this(rows.Length, vectors.Dimensions)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            vectors.Read(rows[index], this[index]);
        }
    }

    public int Count { get; }

    public int Width { get; }

    public Span<float> this[int index] => _values.AsSpan(index * Width, Width);

    public float Dot(int left, int right) => Dot(left, this, right);

    public float Dot(int row, DenseRows others, int other) => TensorPrimitives.Dot<float>(this[row], others[other]);

    /// <summary>Scales a row to length 1; a row of zeros stays.</summary>
    public void Normalize(int index)
    {
        var length = TensorPrimitives.Norm<float>(this[index]);
        if (length > 0)
        {
            TensorPrimitives.Divide(this[index], length, this[index]);
        }
    }

    public void Clear() => Array.Clear(_values);
}
