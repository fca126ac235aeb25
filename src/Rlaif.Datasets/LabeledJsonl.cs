using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rlaif.Datasets;

/// <summary>Writes labeled examples as a JSON object a line.</summary>
/// <remarks>The fields are those of <see cref="LabeledCsv"/>.</remarks>
public static class LabeledJsonl
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line for each example, in the given order.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(examples);
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(buffer, Readable);
        await using (json.ConfigureAwait(false))
        {
            foreach (var example in examples)
            {
                Write(json, example);
                await destination.WriteAsync(Encoding.UTF8.GetString(buffer.WrittenSpan).AsMemory(), cancellationToken).ConfigureAwait(false);
                await destination.WriteAsync("\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
                json.Reset();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, LabeledExample example)
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
        json.WriteEndObject();
        json.Flush();
    }

    private static string SnakeCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
