using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>Keeps a string that is no valid text, such as half a surrogate pair, as its UTF-16 bytes.</summary>
internal sealed class ExactStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.GetString();
        }

        reader.Read();
        var text = MemoryMarshal.Cast<byte, char>(reader.GetBytesFromBase64()).ToString();
        reader.Read();
        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (IsText(value))
        {
            writer.WriteStringValue(value);
            return;
        }

        writer.WriteStartArray();
        writer.WriteBase64StringValue(MemoryMarshal.AsBytes(value.AsSpan()));
        writer.WriteEndArray();
    }

    // Keys are names of settings, which are text. The serializer has a converter of its own for keys only where reflection was used before.
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    private static bool IsText(string value)
    {
        for (var index = value.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); index >= 0 && index < value.Length; index++)
        {
            if (char.IsSurrogatePair(value, index))
            {
                index++;
            }
            else if (char.IsSurrogate(value[index]))
            {
                return false;
            }
        }

        return true;
    }
}
