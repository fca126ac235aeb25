using System.Text.Json;
using System.Text.Json.Serialization;
using Rlaif.Evaluation;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>Writes a confusion matrix as its cells, row after row; it is square.</summary>
internal sealed class ConfusionMatrixConverter : JsonConverter<ConfusionMatrix>
{
    public override ConfusionMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var cells = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cells.Add(reader.GetInt32());
        }

        return new ConfusionMatrix([.. cells], (int)Math.Sqrt(cells.Count));
    }

    public override void Write(Utf8JsonWriter writer, ConfusionMatrix value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var cell = 0; cell < value.Classes * value.Classes; cell++)
        {
            writer.WriteNumberValue(value[cell / value.Classes, cell % value.Classes]);
        }

        writer.WriteEndArray();
    }
}
