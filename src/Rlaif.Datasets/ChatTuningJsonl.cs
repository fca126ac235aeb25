using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rlaif.Datasets;

/// <summary>Writes labeled examples as conversations that a chat model is fine-tuned with.</summary>
/// <remarks>The form is that of OpenAI: a line is <c>{"messages":[…]}</c> with what the task is, the text, and the label as the answer.</remarks>
public static class ChatTuningJsonl
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line for each example, in the given order.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="instructions">What the task is: the message of the system.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteAsync(TextWriter destination, IEnumerable<LabeledExample> examples, string instructions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentException.ThrowIfNullOrWhiteSpace(instructions);
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(buffer, Readable);
        await using (json.ConfigureAwait(false))
        {
            foreach (var example in examples)
            {
                Write(json, example, instructions);
                await destination.WriteAsync(Encoding.UTF8.GetString(buffer.WrittenSpan).AsMemory(), cancellationToken).ConfigureAwait(false);
                await destination.WriteAsync("\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
                json.Reset();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, LabeledExample example, string instructions)
    {
        json.WriteStartObject();
        json.WriteStartArray("messages");
        WriteMessage(json, "system", instructions);
        WriteMessage(json, "user", example.Example.Text);
        WriteMessage(json, "assistant", example.Label);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
