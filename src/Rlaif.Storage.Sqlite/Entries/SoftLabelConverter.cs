using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>Writes a soft label as its probabilities, in digits that give back the same floats.</summary>
internal sealed class SoftLabelConverter : JsonConverter<SoftLabel>
{
    public override SoftLabel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var probabilities = new List<float>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            probabilities.Add(reader.GetSingle());
        }

        return new SoftLabel([.. probabilities]);
    }

    public override void Write(Utf8JsonWriter writer, SoftLabel value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var probability in value.Probabilities)
        {
            writer.WriteNumberValue(probability);
        }

        writer.WriteEndArray();
    }
}
