using Microsoft.ML;
using Microsoft.ML.Data;
using Rlaif.Classifiers.MLNet.Scoring;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>The features of texts, computed once and kept.</summary>
internal sealed class FeatureRows
{
    private readonly VBuffer<float>[] _rows;

    private FeatureRows(VBuffer<float>[] rows, int width)
    {
        _rows = rows;
        Width = width;
    }

    /// <summary>Gets the number of features.</summary>
    public int Width { get; }

    public ref readonly VBuffer<float> this[int row] => ref _rows[row];

    public static FeatureRows Of(IReadOnlyList<string> texts, ITransformer featurizer, ParallelOptions parallelism)
    {
        var width = WidthOf(featurizer);
        var rows = new VBuffer<float>[texts.Count];
        RowParts.ForEach(texts.Count, parallelism, (start, count) => VectorReader.Read(
            featurizer.Transform(new RowView(count, parallelism.CancellationToken, ViewColumn.Texts(texts, start))),
            ColumnName.Features,
            (int row, in VBuffer<float> vector) => vector.CopyTo(ref rows[start + row])));
        return new FeatureRows(rows, width);
    }

    private static int WidthOf(ITransformer featurizer)
    {
        var schema = featurizer.GetOutputSchema(new RowView(0, CancellationToken.None, ViewColumn.Texts([])).Schema);
        return schema.GetColumnOrNull(ColumnName.Features)?.Type is VectorDataViewType { Size: > 0 } type && type.ItemType == NumberDataViewType.Single
            ? type.Size
            : throw new InvalidOperationException("The featurizer gives no column Features of single-precision vectors of one length; name its output Features.");
    }
}
