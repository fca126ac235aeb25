using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rlaif.Labelers.Prompts;

/// <summary>Writes the JSON of prompts: as readable as JSON can be, on one line.</summary>
internal static class PromptJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quoted(string value) => Text(writer => writer.WriteStringValue(value));

    public static string Object(params ReadOnlySpan<(string Name, string Value)> properties)
    {
        var copy = properties.ToArray();
        return Text(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in copy)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        });
    }

    public static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        using var document = JsonDocument.Parse(Write(write));
        return document.RootElement.Clone();
    }

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Write(write).Span);

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            write(writer);
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
