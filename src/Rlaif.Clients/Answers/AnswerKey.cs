using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Answers;

/// <summary>Names a request by its content: a SHA-256 over a form of our own, which changes with its version only.</summary>
internal static class AnswerKey
{
    private const int Version = 1;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // What gates and caches are told does not reach the server.
    private static readonly string[] Private = [AnswerExtensions.AcceptedKey, CallExtensions.RoundKey];

    /// <returns>64 hexadecimal digits, or null where the request holds what the form has no place for.</returns>
    public static string? Of(string provider, string endpoint, string model, IReadOnlyCollection<ChatMessage> messages, ChatOptions options)
    {
        if (HoldsMoreThanText(messages, options))
        {
            return null;
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Utf8);
        writer.Write(Version);
        writer.Write(provider);
        writer.Write(endpoint);
        writer.Write(model);
        Write(writer, messages);
        Write(writer, options);
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static bool HoldsMoreThanText(IReadOnlyCollection<ChatMessage> messages, ChatOptions options) =>
        messages.Any(message => message.Contents.Any(content => content.GetType() != typeof(TextContent)))
        || options is { Tools.Count: > 0 } or { ConversationId: not null } or { RawRepresentationFactory: not null }
        || Visible(options).Any(property => property.Value is not (null or string or bool or int or long or double or float));

    private static void Write(BinaryWriter writer, IReadOnlyCollection<ChatMessage> messages)
    {
        writer.Write(messages.Count);
        foreach (var message in messages)
        {
            writer.Write(message.Role.Value);
            Write(writer, message.AuthorName);
            writer.Write(message.Contents.Count);
            foreach (var content in message.Contents)
            {
                writer.Write(((TextContent)content).Text);
            }
        }
    }

    private static void Write(BinaryWriter writer, ChatOptions options)
    {
        Write(writer, options.Instructions);
        Write(writer, options.ResponseFormat);
        Write(writer, options.Temperature);
        Write(writer, options.TopP);
        Write(writer, options.TopK);
        Write(writer, options.FrequencyPenalty);
        Write(writer, options.PresencePenalty);
        Write(writer, options.MaxOutputTokens);
        Write(writer, options.Seed);
        Write(writer, options.Reasoning?.Effort?.ToString());
        Write(writer, options.Reasoning?.Output?.ToString());
        Write(writer, options.StopSequences?.Count);
        foreach (var stop in options.StopSequences ?? [])
        {
            writer.Write(stop);
        }

        foreach (var (name, value) in Visible(options).OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            Write(writer, value);
        }
    }

    // The type goes first, so that no format and no value looks like another.
    private static void Write(BinaryWriter writer, ChatResponseFormat? format)
    {
        Write(writer, format?.GetType().Name);
        if (format is ChatResponseFormatJson json)
        {
            Write(writer, json.SchemaName);
            Write(writer, json.SchemaDescription);
            Write(writer, json.Schema?.GetRawText());
        }
    }

    private static void Write(BinaryWriter writer, object? value)
    {
        writer.Write(value is null ? '-' : value is string ? 's' : 'v');
        writer.Write(FormattableString.Invariant($"{value}"));
    }

    // An answer that is the only one is so whether the labeler says it or not.
    private static IEnumerable<KeyValuePair<string, object?>> Visible(ChatOptions options) =>
        (options.AdditionalProperties ?? []).Where(property => !Private.Contains(property.Key, StringComparer.Ordinal) && property is not { Key: AnswerExtensions.VoteKey, Value: 0 });
}
