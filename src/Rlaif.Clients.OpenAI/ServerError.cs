using System.Text.Json;

namespace Rlaif.Clients.OpenAI;

/// <summary>What the body of an error says.</summary>
/// <param name="Codes">The names of the error, the most telling first.</param>
/// <param name="Parameter">The parameter of the request that is at fault.</param>
/// <param name="Message">The sentence for people, which may repeat the request.</param>
internal sealed record ServerError(IReadOnlyList<string> Codes, string? Parameter, string? Message)
{
    private static readonly ServerError Unknown = new([], Parameter: null, Message: null);

    // What a caller can do without, where servers name it in the message alone. Words of everyday English count only in quotes.
    private static readonly (string Text, string Parameter)[] Mentions =
    [
        ("response_format", "response_format"),
        ("'temperature'", "temperature"),
        ("\"temperature\"", "temperature"),
        ("'seed'", "seed"),
        ("\"seed\"", "seed"),
        ("top_logprobs", "top_logprobs"),
        ("'logprobs'", "logprobs"),
        ("\"logprobs\"", "logprobs"),
        ("request logprobs", "logprobs"),
        ("supplied: logprobs", "logprobs"),
    ];

    public static ServerError Parse(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return FromError(LenientJson.Property(document.RootElement, "error") ?? document.RootElement);
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }

    private static ServerError FromError(JsonElement error)
    {
        string?[] names = [Text(error, "code"), Text(LenientJson.Property(error, "innererror"), "code"), Text(error, "type")];

        // Some servers repeat the status as the code, and some give no more than a sentence.
        var message = Text(error, "message") ?? LenientJson.Text(error) ?? Text(error, "detail");
        return new ServerError([.. names.OfType<string>().Where(name => !name.All(char.IsAsciiDigit))], Text(error, "param") ?? Mentioned(message), message);
    }

    private static string? Text(JsonElement? element, string name) => LenientJson.Text(LenientJson.Property(element, name));

    private static string? Mentioned(string? message) =>
        message is null ? null : Mentions.FirstOrDefault(mention => message.Contains(mention.Text, StringComparison.Ordinal)).Parameter;
}
