using Microsoft.ML;
using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>A column with values of one type.</summary>
internal sealed class TypedColumn<T>(string name, DataViewType type, ReadValue<T> read, DataViewSchema.Annotations? annotations = null) : ViewColumn(name, type, annotations)
{
    public override Delegate GetterOf(RowCursor cursor) => (ValueGetter<T>)((ref T value) => read(cursor.Row, ref value));
}
