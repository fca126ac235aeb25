using Rlaif.Datasets.Rows;

namespace Rlaif.Datasets;

/// <summary>The other columns of a file of texts, to be written beside the labels.</summary>
/// <remarks>Rows are read as they are written, so that a file of any size takes no memory.</remarks>
public sealed class InputMetadata
{
    private readonly IEnumerable<DatasetRow>? _rows;
    private readonly Func<IReadOnlyList<string>> _findColumns;

    /// <summary>Initializes the metadata of rows.</summary>
    /// <param name="columns">The columns that a table gets, in their order.</param>
    /// <param name="rows">The rows that the examples are of, in the order of the examples; there may be more.</param>
    public InputMetadata(IReadOnlyList<string> columns, IEnumerable<DatasetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        _rows = rows;
        _findColumns = () => columns;
    }

    private InputMetadata(IEnumerable<DatasetRow>? rows, Func<IReadOnlyList<string>> findColumns)
    {
        _rows = rows;
        _findColumns = findColumns;
    }

    /// <summary>Gets the metadata of examples that have none.</summary>
    public static InputMetadata None { get; } = new(rows: null, () => []);

    /// <summary>Gets the columns that a table gets.</summary>
    /// <value>In the order in which they occur first.</value>
    public IReadOnlyList<string> Columns => field ??= _findColumns();

    /// <summary>Reads the metadata of a file that <see cref="DatasetReader.ReadAsync"/> has read before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The columns as they were given then; <see langword="null"/> for the defaults.</param>
    /// <returns>The metadata, read when it is asked for; the fields of JSON lines are looked for in every line.</returns>
    public static InputMetadata OfFile(string path, DatasetOptions? options = null)
    {
        var rows = DatasetReader.ReadRows(path, options);
        return new InputMetadata(rows, () => ColumnsOf(DatasetReader.HasHeader(path) ? rows.Take(1) : rows));
    }

    /// <summary>Lists the columns that rows have, in the order in which they occur first.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> ColumnsOf(IEnumerable<DatasetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = new MetadataColumns();
        foreach (var row in rows)
        {
            columns.Add(row.Metadata);
        }

        return columns.Names;
    }

    /// <exception cref="DatasetException">The rows are not those of the examples.</exception>
    internal IEnumerable<(LabeledExample Labeled, IReadOnlyList<MetadataField> Metadata)> Beside(IEnumerable<LabeledExample> examples)
    {
        using var rows = _rows?.GetEnumerator();
        foreach (var labeled in examples)
        {
            yield return rows is null ? (labeled, [])
                : rows.MoveNext() && rows.Current.Example == labeled.Example ? (labeled, rows.Current.Metadata)
                : throw new DatasetException($"The row '{labeled.Example.Id}' does not stand where it stood, so that its other columns cannot be told; give the rows that were labeled, in their order.");
        }
    }
}
