namespace Rlaif.Classifiers.Features;

/// <summary>The features of some consecutive texts that are in the vocabulary, by number.</summary>
/// <remarks>Immutable once built; numbers ascend within a row.</remarks>
internal sealed class KnownRows
{
    private readonly int[] _starts;
    private readonly int[] _ids;
    private readonly float[] _values;

    private KnownRows(int[] starts, int[] ids, float[] values)
    {
        _starts = starts;
        _ids = ids;
        _values = values;
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<int> Ids(int row) => _ids.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>Returns the values beside the ids of a row: sublinear counts at unit length.</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    public static KnownRows Of(HashedRows rows, FeatureIndex vocabulary)
    {
        var starts = new int[rows.Count + 1];
        var hashes = rows.Hashes;
        var rowValues = rows.Values;
        var (ids, values) = (new int[hashes.Length], new float[hashes.Length]);
        var count = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            for (var entry = rows[row].Start.Value; entry < rows[row].End.Value; entry++)
            {
                ids[count] = vocabulary.Find(hashes[entry]);
                values[count] = rowValues[entry];
                count += ids[count] >= 0 ? 1 : 0;
            }

            starts[row + 1] = count;
        }

        return new KnownRows(starts, ids[..count], values[..count]);
    }
}
