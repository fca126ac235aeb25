using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Rlaif.Clients.OpenAI;

/// <summary>Turns a completion of the OpenAI package into a response.</summary>
internal static class CompletionReader
{
    public static ChatResponse Read(BinaryData reply)
    {
        using var document = ReplyDocument.Parse(reply);
        var body = new CompletionBody(reply, document.RootElement);
        try
        {
            return Read(body.Completion(), body.Reason());
        }
        catch (Exception)
        {
            // The package fails over a completion without a choice or a message in whatever way, some of it only when asked.
            throw ServerFailures.UnreadableReply(ReplyDocument.UsageIn(document.RootElement));
        }
    }

    private static ChatResponse Read(ChatCompletion completion, ChatFinishReason reason)
    {
        var message = new ChatMessage(ChatRole.Assistant, string.Concat(completion.Content.Select(part => part.Text)))
        {
            MessageId = completion.Id,
            RawRepresentation = completion,
        };
        if (completion.Refusal is { } refusal)
        {
            message.AddRefusal(refusal);
        }

        var response = new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = reason,
            Usage = Usage(completion.Usage),
            RawRepresentation = completion,
        };
        if (completion.ContentTokenLogProbabilities is { Count: > 0 } tokens)
        {
            response.SetLogProbabilities([.. tokens.Select(Token)]);
        }

        return response;
    }

    private static UsageDetails? Usage(ChatTokenUsage? usage) => usage is null ? null : new UsageDetails
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
        ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
    };

    private static TokenLogProbability Token(ChatTokenLogProbabilityDetails token) =>
        new(token.Token, token.LogProbability, [.. token.TopLogProbabilities.Select(Alternative)]) { Bytes = BytesBeside(token.Token, token.Utf8Bytes) };

    private static TokenAlternative Alternative(ChatTokenTopLogProbabilityDetails token) =>
        new(token.Token, token.LogProbability) { Bytes = BytesBeside(token.Token, token.Utf8Bytes) };

    // Kept only where the token is no text of its own, such as half of a character, which servers write as they like.
    private static ReadOnlyMemory<byte> BytesBeside(string token, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } known && !known.Span.SequenceEqual(Encoding.UTF8.GetBytes(token)) ? known : default;
}
