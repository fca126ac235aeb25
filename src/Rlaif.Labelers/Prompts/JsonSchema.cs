using System.Text.Json;

namespace Rlaif.Labelers.Prompts;

/// <summary>Writes the JSON schemas that servers hold answers to: every property required, no other allowed.</summary>
internal static class JsonSchema
{
    public static Action<Utf8JsonWriter> Text { get; } = writer => writer.WriteString("type", "string");

    public static Action<Utf8JsonWriter> Number { get; } = writer => writer.WriteString("type", "number");

    public static Action<Utf8JsonWriter> OneOf(IReadOnlyList<string> values) => writer =>
    {
        Text(writer);
        WriteStrings(writer, "enum", values);
    };

    public static Action<Utf8JsonWriter> ListOf(Action<Utf8JsonWriter> items) => writer =>
    {
        writer.WriteString("type", "array");
        writer.WriteStartObject("items");
        items(writer);
        writer.WriteEndObject();
    };

    public static Action<Utf8JsonWriter> Object(params IReadOnlyList<(string Name, Action<Utf8JsonWriter> Schema)> properties) => writer =>
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var (name, schema) in properties)
        {
            writer.WriteStartObject(name);
            schema(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        WriteStrings(writer, "required", properties.Select(property => property.Name));
        writer.WriteBoolean("additionalProperties", false);
    };

    public static JsonElement Of(Action<Utf8JsonWriter> schema) => PromptJson.Element(writer =>
    {
        writer.WriteStartObject();
        schema(writer);
        writer.WriteEndObject();
    });

    private static void WriteStrings(Utf8JsonWriter writer, string property, IEnumerable<string> values)
    {
        writer.WriteStartArray(property);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
