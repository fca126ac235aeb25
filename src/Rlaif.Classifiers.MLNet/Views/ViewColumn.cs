using Microsoft.ML;
using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>A column of a <see cref="RowView"/>.</summary>
internal abstract class ViewColumn(string name, DataViewType type, DataViewSchema.Annotations? annotations)
{
    public string Name => name;

    public DataViewType Type => type;

    public DataViewSchema.Annotations? Annotations => annotations;

    public static ViewColumn Texts(IReadOnlyList<string> texts, int start = 0) =>
        new TypedColumn<ReadOnlyMemory<char>>(ColumnName.Text, TextDataViewType.Instance, (int row, ref ReadOnlyMemory<char> value) => value = texts[start + row].AsMemory());

    /// <summary>The features of chosen rows, or of all from a first one on.</summary>
    public static ViewColumn Features(FeatureRows features, Func<int, int> rowOf) =>
        new TypedColumn<VBuffer<float>>(
            ColumnName.Features, new VectorDataViewType(NumberDataViewType.Single, features.Width), (int row, ref VBuffer<float> value) => features[rowOf(row)].CopyTo(ref value));

    /// <summary>The classes as keys, whose values are the names in label-set order, whatever the order of the rows.</summary>
    public static ViewColumn Labels(Func<int, int> classOf, LabelSet labels)
    {
        ReadOnlyMemory<char>[] names = [.. labels.Select(label => label.Name.AsMemory())];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            "KeyValues", new VectorDataViewType(TextDataViewType.Instance, names.Length), (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(names.Length, names).CopyTo(ref value));

        // The raw value of a key is from 1; 0 is a missing one.
        return new TypedColumn<uint>(
            ColumnName.Label, new KeyDataViewType(typeof(uint), names.Length), (int row, ref uint value) => value = (uint)(classOf(row) + 1), annotations.ToAnnotations());
    }

    public static ViewColumn Weights(Func<int, float> weightOf) =>
        new TypedColumn<float>(ColumnName.Weight, NumberDataViewType.Single, (int row, ref float value) => value = weightOf(row));

    public abstract Delegate GetterOf(RowCursor cursor);
}
