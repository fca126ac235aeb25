using System.Text;
using Rlaif.Datasets;

namespace Rlaif.Cli.Charts;

/// <summary>Numbers in rows under names of columns.</summary>
internal sealed record DataTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Writes the table as the address of a CSV file that holds it, with no server.</summary>
    public string ToDataUri()
    {
        var csv = new StringBuilder();
        foreach (var row in Rows.Prepend(Columns))
        {
            csv.AppendJoin(',', row.Select(Field)).Append('\n');
        }

        return "data:text/csv;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(csv.ToString()));
    }

    private static string Field(string value)
    {
        var text = SpreadsheetText.Guard(value);
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
