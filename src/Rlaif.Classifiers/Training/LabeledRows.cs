using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Training;

/// <summary>The TF-IDF rows of the labeled examples over the features that occur in them.</summary>
internal sealed class LabeledRows
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;

    private LabeledRows(int[] starts, int[] columns, double[] values, int[] featureIds)
    {
        _starts = starts;
        _columns = columns;
        _values = values;
        FeatureIds = featureIds;
    }

    public int Count => _starts.Length - 1;

    /// <summary>Gets the pool's number of the feature of each column, ascending.</summary>
    public int[] FeatureIds { get; }

    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row].._starts[row + 1]);

    public ReadOnlySpan<double> Values(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    public static LabeledRows Of(PoolFeatures pool, IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default)
    {
        var starts = new int[labeled.Count + 1];
        var ids = new List<int>();
        var values = new List<double>();
        for (var index = 0; index < labeled.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = labeled[index].Row;
            var rowIds = pool.Ids(row);
            ids.AddRange(rowIds);
            for (var entry = 0; entry < rowIds.Length; entry++)
            {
                values.Add((double)pool.Values(row)[entry] * pool.Idf[rowIds[entry]]);
            }

            starts[index + 1] = ids.Count;
        }

        var (columns, featureIds) = Number(ids, cancellationToken);
        return new LabeledRows(starts, columns, [.. values], featureIds);
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
