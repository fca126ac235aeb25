using System.Text.Json;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads the files of a batch, a result a line; an unreadable line is left out, being nobody's.</summary>
internal static class BatchResultLines
{
    // What OpenAI and Azure ask of a request in a batch.
    private const decimal PriceShare = 0.5m;

    public static IEnumerable<ChatBatchResult> Read(BinaryData file)
    {
        for (var rest = file.ToMemory(); !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (ReadLine(line) is { } result)
            {
                yield return result;
            }
        }
    }

    private static ChatBatchResult? ReadLine(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return LenientJson.Text(LenientJson.Property(document.RootElement, "custom_id")) is { } id ? Read(id, document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChatBatchResult Read(string id, JsonElement line)
    {
        if (LenientJson.Property(line, "response") is not { ValueKind: JsonValueKind.Object } reply)
        {
            // The request was never made.
            return new ChatBatchResult(id, ServerFailures.FromCode(Code(line), FailureKind.Transient));
        }

        var status = LenientJson.Property(reply, "status_code") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var code) ? code : 0;
        var body = LenientJson.Property(reply, "body");
        return status is >= 400 and <= 599
            ? new ChatBatchResult(id, OpenAIFailures.FromBody(status, Raw(body)))
            : Read(id, Raw(body));
    }

    private static ChatBatchResult Read(string id, BinaryData body)
    {
        try
        {
            var response = CompletionReader.Read(body);
            response.SetPriceShare(PriceShare);
            return new ChatBatchResult(id, response);
        }
        catch (ModelServerException failure)
        {
            return new ChatBatchResult(id, failure);
        }
    }

    private static string? Code(JsonElement line) => LenientJson.Text(LenientJson.Property(LenientJson.Property(line, "error"), "code"));

    private static BinaryData Raw(JsonElement? body) => BinaryData.FromString(body?.GetRawText() ?? "null");
}
