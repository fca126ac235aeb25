using Microsoft.ML;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>Rows in memory as ML.NET reads them; it stops being read once it is cancelled.</summary>
/// <remarks>ML.NET has no public way to cancel a training, but every pass over the rows comes through here.</remarks>
internal sealed class RowView : IDataView
{
    private readonly ViewColumn[] _columns;
    private readonly int _rows;
    private readonly CancellationToken _cancellationToken;

    public RowView(int rows, CancellationToken cancellationToken, params ViewColumn[] columns)
    {
        _rows = rows;
        _cancellationToken = cancellationToken;
        _columns = columns;
        var schema = new DataViewSchema.Builder();
        foreach (var column in columns)
        {
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        }

        Schema = schema.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount() => _rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        int[] order = [.. Enumerable.Range(0, _rows)];
        rand?.Shuffle(order);
        return new RowCursor(Schema, _columns, [.. columnsNeeded.Select(column => column.Index)], order, _cancellationToken);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
}
