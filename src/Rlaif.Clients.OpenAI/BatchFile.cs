using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rlaif.Clients.OpenAI;

/// <summary>The file of a batch: a request a line.</summary>
/// <param name="Content">The lines, each with its end.</param>
/// <param name="Count">How many they are.</param>
internal sealed record BatchFile(ReadOnlyMemory<byte> Content, int Count)
{
    public const string Endpoint = "/v1/chat/completions";
    public const string MarkName = "rlaif_content";

    /// <summary>Gets a name for the content, by which a batch is found again whose identifier got lost.</summary>
    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Span));

    /// <summary>Writes as many requests as the server takes at once, and at least one.</summary>
    public static BatchFile Write(IEnumerable<ChatBatchRequest> requests, Func<ChatBatchRequest, JsonObject> bodyOf, BatchLimits limits)
    {
        var lines = new MemoryStream();
        var count = 0;
        foreach (var request in requests.Take(limits.Requests))
        {
            var end = lines.Length;
            Write(lines, request, bodyOf(request));
            if (lines.Length > limits.Bytes && count > 0)
            {
                lines.SetLength(end);
                break;
            }

            count++;
        }

        return new BatchFile(lines.GetBuffer().AsMemory(0, (int)lines.Length), count);
    }

    // All of it is ASCII, so that nothing in a text can pass for the end of a line.
    private static void Write(MemoryStream lines, ChatBatchRequest request, JsonObject body)
    {
        using (var writer = new Utf8JsonWriter(lines))
        {
            writer.WriteStartObject();
            writer.WriteString("custom_id", request.Id);
            writer.WriteString("method", "POST");
            writer.WriteString("url", Endpoint);
            writer.WritePropertyName("body");
            body.WriteTo(writer);
            writer.WriteEndObject();
        }

        lines.WriteByte((byte)'\n');
    }
}
