using Microsoft.ML;
using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>One pass over the rows of a <see cref="RowView"/>.</summary>
internal sealed class RowCursor(DataViewSchema schema, ViewColumn[] columns, HashSet<int> active, int[] order, CancellationToken cancellationToken) : DataViewRowCursor
{
    private int _position = -1;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    /// <summary>Gets the row that the pass stands on.</summary>
    public int Row => order[_position];

    public override bool MoveNext()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _position = Math.Min(_position + 1, order.Length);
        return _position < order.Length;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        columns[column.Index].GetterOf(this) as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"The column {column.Name} holds {column.Type}, not {typeof(TValue).Name}; read it as what it holds.");

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);
}
