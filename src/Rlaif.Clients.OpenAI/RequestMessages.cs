using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Rlaif.Clients.OpenAI;

/// <summary>Turns messages of text into those of the OpenAI package.</summary>
internal static class RequestMessages
{
    public static List<global::OpenAI.Chat.ChatMessage> From(IEnumerable<ChatMessage> messages, string? instructions)
    {
        List<global::OpenAI.Chat.ChatMessage> result = [];
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            result.Add(new SystemChatMessage(instructions));
        }

        result.AddRange(messages.Select(From));
        return result.Count > 0 ? result : throw new ArgumentException("There is no message to send; give at least one.", nameof(messages));
    }

    private static global::OpenAI.Chat.ChatMessage From(ChatMessage message)
    {
        if (message.Contents.Any(content => content is not (TextContent or ErrorContent)))
        {
            throw new NotSupportedException("This client sends text only; leave other content out of the messages.");
        }

        return message.Role.Value switch
        {
            "system" => new SystemChatMessage(message.Text),
            "user" => new UserChatMessage(message.Text),
            "assistant" => new AssistantChatMessage(message.Text),
            _ => throw new NotSupportedException($"This client sends no messages of the role '{message.Role}'; use system, user and assistant."),
        };
    }
}
