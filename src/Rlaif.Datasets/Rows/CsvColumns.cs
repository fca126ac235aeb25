using CsvHelper;

namespace Rlaif.Datasets.Rows;

/// <summary>Where the columns that are read stand; -1 for one that is not.</summary>
internal sealed record CsvColumns(int Text, int Id, int Gold, int Known)
{
    private (string Name, int Index)[] Metadata { get; init; } = [];

    /// <exception cref="DatasetException">A column is missing or stands there twice.</exception>
    public static CsvColumns Find(string[] header, DatasetOptions options, string path) => new(
        IndexOf(header, options.TextColumn, path),
        IndexOf(header, options.IdColumn, path),
        IndexOf(header, options.GoldColumn, path),
        IndexOf(header, options.KnownColumn, path));

    public RawRow Row(CsvReader csv, long number) => new(csv.LineNumber, number)
    {
        Text = csv.GetString(Text),
        Id = Id < 0 ? null : csv.GetString(Id),
        Gold = NullIfEmpty(csv, Gold),
        Known = NullIfEmpty(csv, Known),
        Metadata = Metadata.Length == 0 ? [] : Array.ConvertAll(Metadata, column => new MetadataField(column.Name, csv.GetString(column.Index))),
    };

    /// <summary>Takes in every other column as well; of columns with one name the second is <c>name.2</c>.</summary>
    public CsvColumns WithMetadata(string[] header)
    {
        var names = new DistinctNames();
        return this with { Metadata = [.. header.Index().Where(column => column.Index != Text && column.Index != Id && column.Index != Known).Select(column => (names.Next(column.Item), column.Index))] };
    }

    private static int IndexOf(string[] header, string? column, string path)
    {
        if (column is null)
        {
            return -1;
        }

        var index = Array.IndexOf(header, column);
        return index < 0 ? throw new DatasetException($"{path} has no column '{column}'; it has: {ColumnNames.List(header)}.")
            : Array.LastIndexOf(header, column) != index ? throw new DatasetException($"{path} has the column '{column}' twice; rename one of them.")
            : index;
    }

    private static string? NullIfEmpty(CsvReader csv, int column) =>
        column >= 0 && csv.GetString(column) is { Length: > 0 } value ? value : null;
}
