using System.Text.Json;

namespace Rlaif.Datasets.Rows;

/// <summary>Takes the fields that are read from JSON objects, and notices a name that no object has.</summary>
internal sealed class JsonFields(string path, DatasetOptions options, bool withMetadata)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string[]? _first;

    /// <exception cref="DatasetException">A field holds a list, or the first object has no text or id.</exception>
    public RawRow Row(JsonElement row, long line)
    {
        if (_first is null)
        {
            _first = [.. row.EnumerateObject().Select(property => property.Name)];
            ThrowIfMissing(options.TextColumn, _first);
            ThrowIfMissing(options.IdColumn, _first);
        }

        return new RawRow(line, line)
        {
            Text = Field(row, options.TextColumn, line),
            Id = Field(row, options.IdColumn, line),
            Gold = NullIfEmpty(Field(row, options.GoldColumn, line)),
            Known = NullIfEmpty(Field(row, options.KnownColumn, line)),
            Metadata = withMetadata ? JsonMetadata.Of(row, options) : [],
        };
    }

    /// <summary>Refuses a file in which a field of labels occurs nowhere; in single rows it may be missing.</summary>
    public void ThrowIfOneIsMissing()
    {
        if (_first is not null)
        {
            ThrowIfMissing(options.GoldColumn, _seen);
            ThrowIfMissing(options.KnownColumn, _seen);
        }
    }

    private void ThrowIfMissing(string? column, IEnumerable<string> names)
    {
        if (column is not null && !names.Contains(column, StringComparer.Ordinal))
        {
            throw new DatasetException($"{path} has no field '{column}'; the first line has: {ColumnNames.List(_first!)}.");
        }
    }

    private string? Field(JsonElement row, string? column, long line)
    {
        if (column is null || !row.TryGetProperty(column, out var value))
        {
            return null;
        }

        _seen.Add(column);
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
