using CsvHelper;

namespace Rlaif.Datasets.Rows;

/// <summary>Reads rows of CSV or TSV with a header.</summary>
internal static class CsvRows
{
    // Beyond this a record is not read to its end: an opening quote without its other half takes in the rest of the file.
    private const int MaximumRecordBytes = 64 * 1024 * 1024;

    public static IEnumerable<RawRow> Read(Stream stream, string path, char? separator, DatasetOptions options, bool withMetadata)
    {
        CsvMalformedReason? malformed = null;
        var source = new PeekedStream(stream);
        separator ??= CsvHeader.FindSeparator(source.Peek(CsvHeader.MaximumLineLength));
        using var csv = CsvReader.Create(source, new CsvReaderOptions
        {
            Separator = separator,
            TrackLineNumbers = true,
            MaxRecordSize = MaximumRecordBytes,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        var header = CsvHeader.Read(csv, path, () => malformed is not null);
        if (header.Length == 0)
        {
            yield break;
        }

        var columns = CsvColumns.Find(header, options, path);
        columns = withMetadata ? columns.WithMetadata(header) : columns;
        for (long number = 1; ReadRow(csv, path); number++)
        {
            yield return Damage(malformed, csv.FieldCount, header.Length) is { } damage
                ? RawRow.Damaged(csv.LineNumber, number, damage)
                : columns.Row(csv, number);
            malformed = null;
        }
    }

    private static bool ReadRow(CsvReader csv, string path)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw new DatasetException($"{path}, after line {csv.LineNumber}: a row is larger than {MaximumRecordBytes / (1024 * 1024)} MB; look for a quote that is not closed.");
        }
    }

    private static string? Damage(CsvMalformedReason? malformed, int fields, int columns) => malformed switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is not closed",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote",

        // A quote in the middle of a field that is not quoted is read as it stands: people write so.
        _ when fields != columns => $"the row has {fields} fields and the header {columns}",
        _ => null,
    };
}
