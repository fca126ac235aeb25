using System.Globalization;

namespace Rlaif.Datasets.Rows;

/// <summary>Says whether a row can be used, and holds identifiers to be unique.</summary>
internal sealed class RowCheck(string path, DatasetOptions options)
{
    private readonly Dictionary<string, long> _lineById = new(StringComparer.Ordinal);

    /// <summary>Says what is wrong with a row, in words that fit behind a line number; null where nothing is.</summary>
    /// <exception cref="DatasetException">The identifier has occurred before, which no skipping can mend.</exception>
    public string? Problem(RawRow row)
    {
        var problem = row switch
        {
            { Damage: { } damage } => damage,
            { Text: null } => "the row has no text",
            { Text: var text } when string.IsNullOrWhiteSpace(text) => "the text is empty",
            { Text: var text } when text.Length > options.MaxTextLength => string.Create(CultureInfo.InvariantCulture, $"the text has {text.Length:N0} characters, more than {options.MaxTextLength:N0}"),
            { Text: var text } when text.Contains('\uFFFD', StringComparison.Ordinal) => "the text holds bytes that are not UTF-8",
            { Id: var id } when options.IdColumn is not null && string.IsNullOrWhiteSpace(id) => "the id is empty",
            _ => null,
        };
        if (problem is null && !_lineById.TryAdd(Id(row), row.Line))
        {
            throw new DatasetException($"{path}, line {row.Line}: the id '{Id(row)}' was on line {_lineById[Id(row)]} already; give each row an id of its own.");
        }

        return problem;
    }

    public string Id(RawRow row) => options.IdColumn is null ? row.Number.ToString(CultureInfo.InvariantCulture) : row.Id!;
}
