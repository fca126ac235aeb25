using Rlaif.Datasets;
using Rlaif.Datasets.Rows;

namespace Rlaif.Cli.Reviews;

/// <summary>The file that carries rows to a person and labels back.</summary>
internal static class ReviewFile
{
    public const string CorrectedColumn = "corrected";

    private static readonly string[] Columns = ["id", "text", "label", "guess", "reason", CorrectedColumn];

    /// <summary>Writes the rows, each with the other columns that its text came with.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="rows">The rows, in the order that a person is to see.</param>
    /// <param name="labeled">Every row of the run.</param>
    /// <param name="metadata">The other columns of every row of the run.</param>
    public static async Task WriteAsync(TextWriter destination, IReadOnlyList<ReviewRow> rows, IEnumerable<LabeledExample> labeled, InputMetadata metadata)
    {
        var columns = new MetadataColumns(metadata.Columns);
        var ids = rows.Select(row => row.Example.Id).ToHashSet(StringComparer.Ordinal);
        var fields = metadata.Beside(labeled).Where(row => ids.Contains(row.Labeled.Example.Id)).ToDictionary(row => row.Labeled.Example.Id, row => row.Metadata, StringComparer.Ordinal);
        await destination.WriteAsync($"{string.Join(',', [.. Columns, .. columns.Names.Select(name => Field(MetadataName.Beside(name, Columns)))])}\n");
        foreach (var row in rows)
        {
            var others = new string[columns.Names.Count];
            columns.Fill(others, fields[row.Example.Id]);
            string[] own = [row.Example.Id, row.Example.Text, row.Label, row.Guess, row.Reason];
            await destination.WriteAsync($"{string.Join(',', [.. own.Select(Field), string.Empty, .. others.Select(Quoted)])}\n");
        }
    }

    /// <summary>Reads the rows that a person gave a label.</summary>
    public static async Task<IReadOnlyList<(TextExample Example, string Label)>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = await DatasetReader.ReadAsync(path, new DatasetOptions { IdColumn = "id", KnownColumn = CorrectedColumn }, cancellationToken);
        return [.. file.Rows.Where(row => row.Known is not null).Select(row => (Unguarded(row.Example), SpreadsheetText.Unguard(row.Known!)))];
    }

    private static TextExample Unguarded(TextExample written) => new(SpreadsheetText.Unguard(written.Id), SpreadsheetText.Unguard(written.Text));

    // Always in quotation marks: a text may begin or end with blanks.
    private static string Field(string value) => Quoted(SpreadsheetText.Guard(value));

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
