using Microsoft.ML;
using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Scoring;

/// <summary>Reads a column of vectors, row after row.</summary>
internal static class VectorReader
{
    public static void Read(IDataView view, string name, ReadVector read)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var vector = default(VBuffer<float>);
        for (var row = 0; cursor.MoveNext(); row++)
        {
            getter(ref vector);
            read(row, in vector);
        }
    }
}
