using System.Text;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Admission;

/// <summary>Bounds the tokens of a request from above, whatever the tokenizer: no token is shorter than a byte.</summary>
internal static class PromptSize
{
    // What servers add around a message and around a request: roles, separators, the wording of a schema.
    private const int MessageOverhead = 16;
    private const int RequestOverhead = 256;

    public static CallSize Of(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options)
    {
        long bytes = RequestOverhead + Encoding.UTF8.GetByteCount(options?.Instructions ?? string.Empty);
        foreach (var message in messages)
        {
            bytes += MessageOverhead + Encoding.UTF8.GetByteCount(message.Text);
        }

        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema })
        {
            bytes += Encoding.UTF8.GetByteCount(schema.GetRawText());
        }

        return new CallSize(bytes, options?.MaxOutputTokens, options?.GetRound() ?? 0);
    }
}
