using System.Text.Json;

namespace Rlaif.Clients.OpenAI;

/// <summary>What the body of an error says, as far as it is a name.</summary>
/// <param name="Codes">The names of the error, the most telling first.</param>
/// <param name="Parameter">The parameter of the request that is at fault.</param>
internal sealed record ServerError(IReadOnlyList<string> Codes, string? Parameter)
{
    private static readonly ServerError Unknown = new([], Parameter: null);

    // Names that servers use in the message alone. Words of everyday English count only in quotes, as servers put them.
    private static readonly (string Text, string Parameter)[] Mentions =
    [
        ("response_format", "response_format"),
        ("json_schema", "response_format"),
        ("max_completion_tokens", "max_completion_tokens"),
        ("max_tokens", "max_tokens"),
        ("top_logprobs", "top_logprobs"),
        ("logprobs", "logprobs"),
        ("'temperature'", "temperature"),
        ("\"temperature\"", "temperature"),
        ("'seed'", "seed"),
        ("\"seed\"", "seed"),
        ("'stop'", "stop"),
        ("\"stop\"", "stop"),
    ];

    public static ServerError Parse(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? Unknown
                : root.TryGetProperty("error", out var error) ? FromError(error)
                : FromError(root);
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }

    private static ServerError FromError(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return error.ValueKind == JsonValueKind.String ? Unknown with { Parameter = Mentioned(error.GetString()) } : Unknown;
        }

        var inner = error.TryGetProperty("innererror", out var detail) && detail.ValueKind == JsonValueKind.Object ? Text(detail, "code") : null;
        string?[] names = [Text(error, "code"), inner, Text(error, "type")];

        // Some servers repeat the status as the code.
        return new ServerError([.. names.OfType<string>().Where(name => !name.All(char.IsAsciiDigit))], Text(error, "param") ?? Mentioned(Text(error, "message")));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Mentioned(string? message) =>
        message is null ? null : Mentions.FirstOrDefault(mention => message.Contains(mention.Text, StringComparison.Ordinal)).Parameter;
}
