using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Rlaif.Datasets.Rows;

namespace Rlaif.Datasets;

/// <summary>Writes labeled examples as CSV.</summary>
/// <remarks>
/// The columns are <c>id,text,label,confidence,entropy,source,outcome,guaranteed</c>; entropy is normalized; source and outcome are
/// in snake case; guaranteed, true or false, tells whether the promise of the run's completion covers the row. A hard answer has
/// confidence 1 and entropy 0 by convention. What a spreadsheet would take for a formula has an apostrophe before it, which
/// <see cref="SpreadsheetText"/> takes away; <see cref="LabeledJsonl"/> has every text as it is. Columns of the file that was read come
/// last; one whose name is taken has <c>input.</c> before it.
/// </remarks>
public static class LabeledCsv
{
    private static readonly string[] Columns = ["id", "text", "label", "confidence", "entropy", "source", "outcome", "guaranteed"];

    /// <summary>Writes a row for each example, in the given order.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, CancellationToken cancellationToken = default) =>
        WriteAsync(destination, examples, InputMetadata.None, hasHeader: true, cancellationToken);

    /// <summary>Writes a row for each example, below those that were written before.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="hasHeader">Whether the names of the columns come first.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, bool hasHeader, CancellationToken cancellationToken = default) =>
        WriteAsync(destination, examples, InputMetadata.None, hasHeader, cancellationToken);

    /// <summary>Writes a row for each example, with the other columns of the file that it was read from.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="metadata">The other columns.</param>
    /// <param name="hasHeader">Whether the names of the columns come first.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="DatasetException">The metadata cannot be read, or is that of other rows.</exception>
    public static async Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, InputMetadata metadata, bool hasHeader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(metadata);
        var csv = CsvWriter.Create(destination, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            if (hasHeader)
            {
                await csv.WriteRecordAsync([.. Columns, .. metadata.Columns.Select(name => SpreadsheetText.Guard(MetadataName.Beside(name, Columns)))], cancellationToken).ConfigureAwait(false);
            }

            var columns = new MetadataColumns(metadata.Columns);
            foreach (var (labeled, fields) in metadata.Beside(examples))
            {
                await csv.WriteRecordAsync(Cells(labeled, columns, fields), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string[] Cells(LabeledExample labeled, MetadataColumns columns, IReadOnlyList<MetadataField> fields)
    {
        var cells = new string[Columns.Length + columns.Names.Count];
        Own(labeled).CopyTo(cells, 0);
        columns.Fill(cells.AsSpan(Columns.Length), fields);
        return cells;
    }

    private static string[] Own(LabeledExample example) =>
    [
        SpreadsheetText.Guard(example.Example.Id),
        SpreadsheetText.Guard(example.Example.Text),
        SpreadsheetText.Guard(example.Label),
        Number(example.Prediction.Confidence),
        Number(example.Prediction.NormalizedEntropy),
        SnakeCase(example.Source),
        SnakeCase(example.Outcome),
        example.IsGuaranteed ? "true" : "false",
    ];

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string SnakeCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
