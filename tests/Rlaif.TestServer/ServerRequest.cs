using System.Text.Json;

namespace Rlaif.TestServer;

/// <summary>A request of any kind, as a script sees it.</summary>
public abstract class ServerRequest
{
    private protected ServerRequest(JsonElement body, string? apiKey)
    {
        Body = body;
        ApiKey = apiKey;
    }

    /// <summary>The whole request.</summary>
    public JsonElement Body { get; }

    /// <summary>The key that was sent, as a bearer token or in Azure's header.</summary>
    public string? ApiKey { get; }

    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>What the request is about.</summary>
    public string Row { get; private protected init; } = string.Empty;

    /// <summary>The how-manieth request this is for its row, from 1.</summary>
    public int Attempt { get; internal set; }

    /// <summary>Whether the request has a field, such as <c>temperature</c>.</summary>
    public bool Has(string field) => Body.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;
}
