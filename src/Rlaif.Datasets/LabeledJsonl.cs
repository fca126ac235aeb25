using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rlaif.Datasets.Rows;

namespace Rlaif.Datasets;

/// <summary>Writes labeled examples as a JSON object a line.</summary>
/// <remarks>The fields are those of <see cref="LabeledCsv"/>, in its order; other fields of JSON lines are written as they stand there.</remarks>
public static class LabeledJsonl
{
    private static readonly string[] Fields = ["id", "text", "label", "confidence", "entropy", "source", "outcome", "guaranteed"];
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line for each example, in the given order.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, CancellationToken cancellationToken = default) =>
        WriteAsync(destination, examples, InputMetadata.None, cancellationToken);

    /// <summary>Writes a line for each example, with the other columns of the file that it was read from.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="metadata">The other columns.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="DatasetException">The metadata cannot be read, or is that of other rows.</exception>
    public static async Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, InputMetadata metadata, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(metadata);
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(buffer, Readable);
        await using (json.ConfigureAwait(false))
        {
            foreach (var (labeled, fields) in metadata.Beside(examples))
            {
                Write(json, labeled, fields);
                await destination.WriteAsync(Encoding.UTF8.GetString(buffer.WrittenSpan).AsMemory(), cancellationToken).ConfigureAwait(false);
                await destination.WriteAsync("\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
                json.Reset();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, LabeledExample example, IReadOnlyList<MetadataField> metadata)
    {
        json.WriteStartObject();
        json.WriteString("id", example.Example.Id);
        json.WriteString("text", example.Example.Text);
        json.WriteString("label", example.Label);
        json.WriteNumber("confidence", Math.Round(example.Prediction.Confidence, 4));
        json.WriteNumber("entropy", Math.Round(example.Prediction.NormalizedEntropy, 4));
        json.WriteString("source", SnakeCase(example.Source));
        json.WriteString("outcome", SnakeCase(example.Outcome));
        json.WriteBoolean("guaranteed", example.IsGuaranteed);
        foreach (var field in metadata)
        {
            Write(json, field);
        }

        json.WriteEndObject();
        json.Flush();
    }

    // A number keeps its digits, and whatever is no text its form.
    private static void Write(Utf8JsonWriter json, MetadataField field)
    {
        json.WritePropertyName(MetadataName.Beside(field.Name, Fields));
        if (field.IsJson)
        {
            json.WriteRawValue(field.Value);
        }
        else
        {
            json.WriteStringValue(field.Value);
        }
    }

    private static string SnakeCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
