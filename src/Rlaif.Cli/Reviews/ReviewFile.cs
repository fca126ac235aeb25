using Rlaif.Datasets;

namespace Rlaif.Cli.Reviews;

/// <summary>The file that carries rows to a person and labels back.</summary>
internal static class ReviewFile
{
    public const string CorrectedColumn = "corrected";

    public static async Task WriteAsync(TextWriter destination, IEnumerable<ReviewRow> rows)
    {
        await destination.WriteAsync($"id,text,label,guess,reason,{CorrectedColumn}\n");
        foreach (var row in rows)
        {
            await destination.WriteAsync($"{string.Join(',', new[] { row.Example.Id, row.Example.Text, row.Label, row.Guess, row.Reason }.Select(Field))},\n");
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
    private static string Field(string value) => $"\"{SpreadsheetText.Guard(value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
