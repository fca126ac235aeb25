using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Rlaif.Datasets.Rows;

/// <summary>Reads a JSON object a line.</summary>
internal static class JsonRows
{
    // A character takes up to six as an escape; the rest is for the other fields.
    private const int EscapeLength = 6;
    private const int OtherFields = 1 << 20;

    public static async IAsyncEnumerable<RawRow> ReadAsync(TextReader reader, string path, DatasetOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(reader, (options.MaxTextLength * EscapeLength) + OtherFields);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return lines.IsCut ? RawRow.Damaged(lines.Line, lines.Line, "the line is too long") : Parse(line, lines.Line, path, options);
        }
    }

    private static RawRow Parse(string line, long number, string path, DatasetOptions options)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return RawRow.Damaged(number, number, "the line is empty");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            return row.ValueKind != JsonValueKind.Object
                ? RawRow.Damaged(number, number, "the line is no JSON object")
                : new RawRow(number, number)
                {
                    Text = Field(row, options.TextColumn, number, path),
                    Id = Field(row, options.IdColumn, number, path),
                    Gold = NullIfEmpty(Field(row, options.GoldColumn, number, path)),
                    Known = NullIfEmpty(Field(row, options.KnownColumn, number, path)),
                };
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

    private static string? Field(JsonElement row, string? column, long line, string path)
    {
        if (column is null)
        {
            return null;
        }

        if (!row.TryGetProperty(column, out var value))
        {
            // A column that the first row lacks is a wrong name; later it is a gap.
            return line > 1 ? null : throw new DatasetException($"{path} has no field '{column}'; the first line has: {string.Join(", ", row.EnumerateObject().Select(property => property.Name))}.");
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => throw new DatasetException($"{path}, line {line}: the field '{column}' holds a list; Rlaif gives each text one label, so name a field with one value."),
            _ => value.GetRawText(),
        };
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
