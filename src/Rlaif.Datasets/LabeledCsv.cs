using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Rlaif.Datasets;

/// <summary>Writes labeled examples as CSV.</summary>
/// <remarks>
/// The columns are <c>id,text,label,confidence,entropy,source,outcome,guaranteed</c>; entropy is normalized; source and outcome are
/// in snake case; guaranteed, true or false, tells whether the promise of the run's completion covers the row. A hard answer has
/// confidence 1 and entropy 0 by convention. What a spreadsheet would take for a formula has an apostrophe before it, which
/// <see cref="SpreadsheetText"/> takes away; <see cref="LabeledJsonl"/> has every text as it is.
/// </remarks>
public static class LabeledCsv
{
    /// <summary>Writes a row for each example, in the given order.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, CancellationToken cancellationToken = default) =>
        WriteAsync(destination, examples, hasHeader: true, cancellationToken);

    /// <summary>Writes a row for each example, below those that were written before.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="hasHeader">Whether the names of the columns come first.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, bool hasHeader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(examples);
        var csv = CsvWriter.Create(destination, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            if (hasHeader)
            {
                await csv.WriteRecordAsync(["id", "text", "label", "confidence", "entropy", "source", "outcome", "guaranteed"], cancellationToken).ConfigureAwait(false);
            }

            foreach (var example in examples)
            {
                await csv.WriteRecordAsync(Fields(example), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string[] Fields(LabeledExample example) =>
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
