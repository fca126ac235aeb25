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

    /// <summary>Makes rows to predict, whose labels are missing: a pipeline that maps labels asks for the column all the same.</summary>
    public static RowView Unlabeled(int rows, LabelSet labels, ViewColumn input, CancellationToken cancellationToken) =>
        new(rows, cancellationToken, input, ViewColumn.Labels(_ => -1, labels), ViewColumn.Weights(_ => 1));

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
