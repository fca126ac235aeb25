using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Redaction;

/// <summary>The messages of one request without their secrets, and the way back for its reply.</summary>
internal sealed class RedactedMessages
{
    private readonly Placeholders _placeholders = new();
    private readonly string[] _system;

    public RedactedMessages(IReadOnlyCollection<ChatMessage> messages, string? instructions, Redactor redactor)
    {
        _system = [.. messages.Where(IsSystem).Select(message => message.Text).Append(instructions ?? string.Empty)];
        foreach (var part in _system.Concat(messages.SelectMany(Texts).Select(content => content.Text)).SelectMany(TextParts.Of))
        {
            _placeholders.Reserve(part.Text);
        }

        Messages = [.. messages.Select(message => IsSystem(message) ? message : With(message, text => redactor.Redact(text, _placeholders, IsStructure)))];
    }

    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>Returns a reply with the values in place; the one given may be shared and stays as it is.</summary>
    public ChatResponse Restore(ChatResponse response)
    {
        ChatMessage[] restored = [.. response.Messages.Select(message => With(message, _placeholders.Restore))];
        if (restored.SequenceEqual(response.Messages, ReferenceEqualityComparer.Instance))
        {
            return response;
        }

        var result = new ChatResponse(restored)
        {
            ResponseId = response.ResponseId,
            ConversationId = response.ConversationId,
            ModelId = response.ModelId,
            CreatedAt = response.CreatedAt,
            FinishReason = response.FinishReason,
            Usage = response.Usage,
            RawRepresentation = response.RawRepresentation,
            AdditionalProperties = response.AdditionalProperties?.Clone(),
        };
        if (result.GetLogProbabilities().Count > 0)
        {
            // They are those of other words.
            result.SetLogProbabilities([]);
        }

        return result;
    }

    private bool IsStructure(string name) => Array.Exists(_system, text => text.Contains(name, StringComparison.Ordinal));

    private static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System;

    private static IEnumerable<TextContent> Texts(ChatMessage message) => message.Contents.OfType<TextContent>();

    private static ChatMessage With(ChatMessage message, Func<string, string> change)
    {
        AIContent[] contents = [.. message.Contents.Select(content => With(content, change))];
        if (contents.SequenceEqual(message.Contents, ReferenceEqualityComparer.Instance))
        {
            return message;
        }

        // Not the raw form, which still has the words of before.
        var result = message.Clone();
        result.Contents = contents;
        result.RawRepresentation = null;
        return result;
    }

    private static AIContent With(AIContent content, Func<string, string> change) =>
        content is TextContent text && change(text.Text) is var changed && !ReferenceEquals(changed, text.Text)
            ? new TextContent(changed) { AdditionalProperties = text.AdditionalProperties, Annotations = text.Annotations }
            : content;
}
