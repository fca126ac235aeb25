using System.Text.Json;

namespace Rlaif.TestServer;

/// <summary>A request for embeddings, as a script sees it; its row is the texts, a line each.</summary>
public sealed class EmbeddingRequest : ServerRequest
{
    internal EmbeddingRequest(JsonElement body, string? apiKey)
        : base(body, apiKey)
    {
        var input = body.GetProperty("input");
        Texts = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(text => text.GetString()!)] : [input.GetString()!];
        Row = string.Join('\n', Texts);
    }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>The number of dimensions asked for.</summary>
    public int? Dimensions => Has("dimensions") ? Body.GetProperty("dimensions").GetInt32() : null;

    public bool WantsBase64 => Has("encoding_format") && Body.GetProperty("encoding_format").GetString() == "base64";
}
