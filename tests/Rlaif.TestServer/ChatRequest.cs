using System.Text.Json;

namespace Rlaif.TestServer;

/// <summary>A request for a chat completion; its row is the known row that a message holds, or else the last message of the user.</summary>
public sealed class ChatRequest : ServerRequest
{
    internal ChatRequest(JsonElement body, string? apiKey, Func<ChatRequest, string> rowOf)
        : base(body, apiKey)
    {
        Messages = [.. body.GetProperty("messages").EnumerateArray().Select(message =>
            new RequestMessage(message.GetProperty("role").GetString()!, TextOf(message.GetProperty("content"))))];
        Schema = SchemaOf(body);
        Labels = Schema is { } schema ? LabelsIn(schema) : [];
        Row = rowOf(this);
    }

    public IReadOnlyList<RequestMessage> Messages { get; }

    /// <summary>The last message of the user.</summary>
    public string LastUserText => Messages.Last(message => message.Role == "user").Text;

    /// <summary>The schema of the answer, where one was asked for.</summary>
    public JsonElement? Schema { get; }

    /// <summary>The classes that the schema lists.</summary>
    public IReadOnlyList<string> Labels { get; }

    public bool WantsLogProbabilities => Body.TryGetProperty("logprobs", out var wanted) && wanted.ValueKind == JsonValueKind.True;

    public int TopLogProbabilities => Body.TryGetProperty("top_logprobs", out var count) ? count.GetInt32() : 0;

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? string.Empty;

    private static JsonElement? SchemaOf(JsonElement body) =>
        body.TryGetProperty("response_format", out var format) && format.TryGetProperty("json_schema", out var named)
            ? named.GetProperty("schema")
            : null;

    private static string[] LabelsIn(JsonElement schema) =>
        LabelProperty(schema) is { } property ? [.. property.Value.GetProperty("enum").EnumerateArray().Select(label => label.GetString()!)] : [];

    internal static JsonProperty? LabelProperty(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (property.Value.TryGetProperty("enum", out _))
                {
                    return property;
                }
            }
        }

        return null;
    }
}
