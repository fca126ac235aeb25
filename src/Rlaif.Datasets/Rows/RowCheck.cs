using System.Globalization;

namespace Rlaif.Datasets.Rows;

/// <summary>Says whether a row can be used, and can hold identifiers to be unique.</summary>
internal sealed class RowCheck(string path, DatasetOptions options, bool comparesIds)
{
    private readonly Dictionary<string, long> _lineById = new(StringComparer.Ordinal);

    /// <summary>Takes the row's identifier, or says what is wrong with the row, in words that fit behind a line number.</summary>
    /// <exception cref="DatasetException">The identifier has occurred before, which no skipping can mend.</exception>
    public string? Register(RawRow row)
    {
        var problem = row switch
        {
            { Damage: { } damage } => damage,
            { Text: null } => "the row has no text",
            { Text: var text } when string.IsNullOrWhiteSpace(text) => "the text is empty",
            { Text: var text } when text.Length > options.MaxTextLength => string.Create(CultureInfo.InvariantCulture, $"the text is longer than {options.MaxTextLength:N0} characters"),
            _ when IsForeign(row.Text) || IsForeign(row.Id) || IsForeign(row.Gold) || IsForeign(row.Known) => $"the row holds bytes that are not {options.Encoding ?? "UTF-8"}; name the encoding of the file (--encoding windows-1252, or DatasetOptions.Encoding in code)",
            { Id: var id } when options.IdColumn is not null && string.IsNullOrWhiteSpace(id) => "the id is empty",
            _ => null,
        };
        if (problem is null && comparesIds && options.IdColumn is not null && !_lineById.TryAdd(row.Id!, row.Line))
        {
            throw new DatasetException($"{path}, line {row.Line}: the id '{row.Id}' was on line {_lineById[row.Id!]} already; give each row an id of its own.");
        }

        return problem;
    }

    /// <summary>Returns the identifier of a row; without a column of them, the number of the row.</summary>
    public string Id(RawRow row) => options.IdColumn is null ? row.Number.ToString(CultureInfo.InvariantCulture) : row.Id!;

    // Bytes that the encoding does not know are read as this character.
    private static bool IsForeign(string? field) => field?.Contains('\uFFFD', StringComparison.Ordinal) is true;
}
