namespace Rlaif.Classifiers.Training;

/// <summary>The labeled rows: their TF-IDF over the features that occur in them, and their vectors.</summary>
internal sealed class LabeledRows
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;
    private readonly double[] _vectors;

    private LabeledRows(int[] starts, int[] columns, double[] values, int[] featureIds, double[] vectors, int width)
    {
        _starts = starts;
        _columns = columns;
        _values = values;
        FeatureIds = featureIds;
        _vectors = vectors;
        Width = width;
    }

    public int Count => _starts.Length - 1;

    /// <summary>Gets the length of a vector.</summary>
    public int Width { get; }

    /// <summary>Gets the pool's number of the feature of each column, ascending.</summary>
    public int[] FeatureIds { get; }

    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row].._starts[row + 1]);

    public ReadOnlySpan<double> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    public ReadOnlySpan<double> Vector(int row) => _vectors.AsSpan(row * Width, Width);

    public static LabeledRows Of(PoolRows pool, IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default)
    {
        var starts = new int[labeled.Count + 1];
        var ids = new List<int>();
        var values = new List<double>();
        var vectors = new double[labeled.Count * pool.Width];
        for (var index = 0; index < labeled.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = labeled[index].Row;
            var rowIds = pool.Sparse.Ids(row);
            ids.AddRange(rowIds);
            for (var entry = 0; entry < rowIds.Length; entry++)
            {
                values.Add((double)pool.Sparse.Values(row)[entry] * pool.Sparse.Idf[rowIds[entry]]);
            }

            starts[index + 1] = ids.Count;
            var vector = pool.Vector(row);
            for (var dimension = 0; dimension < vector.Length; dimension++)
            {
                vectors[(index * vector.Length) + dimension] = vector[dimension];
            }
        }

        var (columns, featureIds) = Number(ids, cancellationToken);
        return new LabeledRows(starts, columns, [.. values], featureIds, vectors, pool.Width);
    }

    private static (int[] Columns, int[] FeatureIds) Number(List<int> ids, CancellationToken cancellationToken)
    {
        int[] featureIds = [.. ids];
        featureIds.AsSpan().Sort();
        var distinct = 0;
        for (var index = 0; index < featureIds.Length; index++)
        {
            if (index == 0 || featureIds[index] != featureIds[index - 1])
            {
                featureIds[distinct++] = featureIds[index];
            }
        }

        Array.Resize(ref featureIds, distinct);
        var columns = new int[ids.Count];
        for (var index = 0; index < columns.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            columns[index] = Array.BinarySearch(featureIds, ids[index]);
        }

        return (columns, featureIds);
    }
}
