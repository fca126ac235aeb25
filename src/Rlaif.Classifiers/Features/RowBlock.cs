namespace Rlaif.Classifiers.Features;

/// <summary>The features of some consecutive rows, before the vocabulary is known.</summary>
internal sealed class RowBlock
{
    /// <summary>The rows of a block; fixed, so that the work is cut the same way whatever the number of threads.</summary>
    public const int RowCount = 256;

    private RowBlock(int[] lengths, ulong[] hashes, float[] values)
    {
        Lengths = lengths;
        Hashes = hashes;
        Values = values;
    }

    /// <summary>Gets the number of features of each row.</summary>
    public int[] Lengths { get; }

    /// <summary>Gets the hashes row after row, ascending within a row.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Gets the value beside each hash.</summary>
    public float[] Values { get; }

    public static RowBlock Scan(Pool pool, int firstRow, bool pairs, CancellationToken cancellationToken)
    {
        var lengths = new int[Math.Min(RowCount, pool.Count - firstRow)];
        var hashes = new List<ulong>();
        var values = new List<float>();
        var row = new TextFeatures(stackalloc ulong[TextFeatures.InitialCapacity], stackalloc float[TextFeatures.InitialCapacity], pairs);
        for (var index = 0; index < lengths.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            row.Read(pool[firstRow + index].Text);
            lengths[index] = row.Hashes.Length;
            hashes.AddRange(row.Hashes);
            values.AddRange(row.Values);
        }

        row.Dispose();
        return new RowBlock(lengths, [.. hashes], [.. values]);
    }
}
