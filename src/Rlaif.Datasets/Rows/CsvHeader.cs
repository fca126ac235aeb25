using System.Text;
using CsvHelper;

namespace Rlaif.Datasets.Rows;

/// <summary>Reads the first line of a CSV file, which names the columns and shows the separator.</summary>
internal static class CsvHeader
{
    public const int MaximumLineLength = 1 << 16;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Finds the separator: spreadsheets of many countries write semicolons.</summary>
    /// <remarks>Only the header is looked at, since texts are full of commas and semicolons. A file of one column has none.</remarks>
    public static char FindSeparator(Stream beginning)
    {
        using var reader = new StreamReader(beginning, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: false);
        var header = new LineReader(reader, MaximumLineLength).Read() ?? string.Empty;
        return Separators.MaxBy(separator => header.AsSpan().Count(separator));
    }

    /// <exception cref="DatasetException">The quoting of the header is broken, so that it may hold rows.</exception>
    public static string[] Read(CsvReader csv, string path, Func<bool> isMalformed)
    {
        try
        {
            csv.ReadHeader();
        }
        catch (CsvFormatException)
        {
            throw Broken(path);
        }

        return isMalformed() ? throw Broken(path) : [.. csv.Headers];
    }

    private static DatasetException Broken(string path) => new($"{path}, line 1: a quote in the header is not closed or stands in the wrong place; mend the names of the columns.");
}
