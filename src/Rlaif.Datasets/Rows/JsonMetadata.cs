using System.Text.Json;

namespace Rlaif.Datasets.Rows;

/// <summary>Takes the other fields of JSON objects, and never finds fault with them.</summary>
internal static class JsonMetadata
{
    public static IReadOnlyList<MetadataField> Of(JsonElement row, DatasetOptions options)
    {
        var fields = new List<MetadataField>();
        foreach (var property in row.EnumerateObject())
        {
            if (Name(property) is { } name && name != options.TextColumn && name != options.IdColumn && name != options.KnownColumn)
            {
                fields.Add(Field(name, property.Value));
            }
        }

        return fields;
    }

    // Half of a surrogate pair is no text, and no reason to refuse a row of which it is no part.
    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static MetadataField Field(string name, JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? new MetadataField(name, value.GetString()!) : new MetadataField(name, value.GetRawText(), IsJson: true);
        }
        catch (InvalidOperationException)
        {
            return new MetadataField(name, value.GetRawText(), IsJson: true);
        }
    }
}
