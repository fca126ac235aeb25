using System.Numerics;

namespace Rlaif.Classifiers.Numerics;

/// <summary>A dense matrix whose rows are padded with zeros to whole vectors: the right factor of a product.</summary>
internal sealed class Panel<T>
    where T : struct, INumber<T>
{
    /// <summary>The numbers that a product reads of a row at a time.</summary>
    public static readonly int Tile = 2 * Vector<T>.Count;

    public Panel(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Stride = (columns + Tile - 1) / Tile * Tile;
        Values = new T[checked(rows * Stride)];
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Gets the distance from row to row.</summary>
    public int Stride { get; }

    public T[] Values { get; }

    public Span<T> this[int row] => Values.AsSpan(row * Stride, Columns);

    /// <summary>Takes over rows without padding.</summary>
    public void CopyFrom(ReadOnlySpan<T> values)
    {
        for (var row = 0; row < Rows; row++)
        {
            values.Slice(row * Columns, Columns).CopyTo(this[row]);
        }
    }
}
