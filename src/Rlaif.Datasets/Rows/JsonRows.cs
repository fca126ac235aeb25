using System.Text.Json;

namespace Rlaif.Datasets.Rows;

/// <summary>Reads a JSON object a line.</summary>
internal static class JsonRows
{
    // A character takes up to six as an escape; the rest is for the other fields.
    private const int EscapeLength = 6;
    private const int OtherFields = 1 << 20;

    public static IEnumerable<RawRow> Read(TextReader reader, string path, DatasetOptions options, bool withMetadata)
    {
        var lines = new LineReader(reader, (options.MaxTextLength * EscapeLength) + OtherFields);
        var fields = new JsonFields(path, options, withMetadata);
        while (lines.Read() is { } line)
        {
            yield return lines.IsCut ? RawRow.Damaged(lines.Line, lines.Line, "the line is too long") : Parse(line, lines.Line, fields);
        }

        fields.ThrowIfOneIsMissing();
    }

    private static RawRow Parse(string line, long number, JsonFields fields)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return RawRow.Damaged(number, number, "the line is empty");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? fields.Row(document.RootElement, number)
                : RawRow.Damaged(number, number, "the line is no JSON object");
        }
        catch (JsonException)
        {
            return RawRow.Damaged(number, number, "the line is no JSON");
        }
        catch (InvalidOperationException)
        {
            return RawRow.Damaged(number, number, "the line holds half of a surrogate pair");
        }
    }
}
