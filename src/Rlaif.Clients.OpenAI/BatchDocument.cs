using System.Text.Json;

namespace Rlaif.Clients.OpenAI;

/// <summary>What a server writes about a file or a batch.</summary>
internal sealed class BatchDocument
{
    private const string QueueFull = "token_limit_exceeded";
    private readonly JsonElement _root;

    private BatchDocument(JsonElement root) => _root = root;

    /// <summary>Gets the name; servers without one cannot be asked again.</summary>
    /// <exception cref="ModelServerException">There is none.</exception>
    public string Id => Text("id") ?? throw ServerFailures.UnreadableReply();

    public string? Status => Text("status");

    /// <summary>Gets the names of the files with results; Azure writes an empty name where there is none.</summary>
    public IEnumerable<string> ResultFiles => new[] { Text("output_file_id"), Text("error_file_id") }.OfType<string>();

    public static BatchDocument Parse(BinaryData reply)
    {
        using var document = ReplyDocument.Parse(reply);
        return new BatchDocument(document.RootElement.Clone());
    }

    public static IEnumerable<BatchDocument> ParseList(BinaryData reply)
    {
        using var document = ReplyDocument.Parse(reply);
        return LenientJson.Property(document.RootElement.Clone(), "data") is { ValueKind: JsonValueKind.Array } data
            ? data.EnumerateArray().Select(element => new BatchDocument(element))
            : [];
    }

    public bool IsMarked(string mark) => LenientJson.Text(LenientJson.Property(LenientJson.Property(_root, "metadata"), BatchFile.MarkName)) == mark;

    public ChatBatchStatus Read()
    {
        var counts = LenientJson.Property(_root, "request_counts");
        var state = State();
        return new ChatBatchStatus(state)
        {
            Done = Number(counts, "completed") + Number(counts, "failed"),
            Total = Number(counts, "total"),
            Failure = state == ChatBatchState.Failed ? Failure() : null,
        };
    }

    private ChatBatchState State() => Status switch
    {
        "completed" => ChatBatchState.Completed,
        "expired" => ChatBatchState.Expired,
        "cancelled" or "canceled" => ChatBatchState.Cancelled,
        "failed" => ChatBatchState.Failed,
        _ => ChatBatchState.Running,
    };

    private ModelServerException Failure()
    {
        var errors = LenientJson.Property(LenientJson.Property(_root, "errors"), "data");
        var first = errors is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : default(JsonElement?);
        var code = LenientJson.Text(LenientJson.Property(first, "code"));

        // The account has too many tokens in the queue, which passes; elsewhere the same name means a text too long.
        return ServerFailures.FromCode(
            code, code == QueueFull ? FailureKind.Transient : FailureKind.InvalidRequest, LenientJson.Text(LenientJson.Property(first, "param")));
    }

    private string? Text(string name) => LenientJson.Text(LenientJson.Property(_root, name)) is { Length: > 0 } text ? text : null;

    private static int Number(JsonElement? parent, string name) =>
        LenientJson.Property(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= 0 ? number : 0;
}
