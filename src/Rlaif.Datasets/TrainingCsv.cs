using CsvHelper;

namespace Rlaif.Datasets;

/// <summary>Writes texts and labels as CSV that a classifier is trained with.</summary>
/// <remarks>The columns are <c>text,label</c>; formulas are guarded as in <see cref="LabeledCsv"/>.</remarks>
public static class TrainingCsv
{
    /// <summary>Writes a row for each example, in the given order.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(examples);
        var csv = CsvWriter.Create(destination, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            await csv.WriteRecordAsync(["text", "label"], cancellationToken).ConfigureAwait(false);
            foreach (var example in examples)
            {
                await csv.WriteRecordAsync([SpreadsheetText.Guard(example.Example.Text), SpreadsheetText.Guard(example.Label)], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
