using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Estimates;

/// <summary>Guesses tokens without a tokenizer, by the scripts that a text is written in.</summary>
/// <remarks>
/// The basis: a token of today's byte-pair vocabularies is about four letters of English, fewer of other Latin languages, of numbers and
/// of JSON; two or three letters of other alphabets; one Chinese, Japanese or Korean character. The bounds are wide enough for older
/// and newer vocabularies alike, and far below one token a byte, which bounds every tokenizer and is what a budget reserves.
/// </remarks>
internal static class TokenEstimator
{
    private static readonly TokenGuess OfLatin = new(1 / 5.0, 1 / 4.0, 1 / 2.5);
    private static readonly TokenGuess OfOtherAlphabets = new(1 / 4.0, 1 / 2.5, 1);
    private static readonly TokenGuess OfAnythingElse = new(0.6, 1, 2);

    // Role and separators; and what begins the answer.
    private static readonly TokenGuess OfMessage = new(3, 4, 8);
    private static readonly TokenGuess OfRequest = new(0, 3, 16);

    /// <param name="messages">What is sent.</param>
    /// <param name="options">What is sent beside it; null for nothing.</param>
    /// <param name="schemaShare">How likely the server counts the schema of the answer, 0 to 1.</param>
    public static TokenGuess Prompt(IReadOnlyList<ChatMessage> messages, ChatOptions? options, double schemaShare)
    {
        var guess = messages.Aggregate(OfRequest, (sum, message) => sum + OfMessage + Text(message.Text));
        return options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? guess + Schema(Text(schema.GetRawText()), schemaShare) : guess;
    }

    private static TokenGuess Schema(TokenGuess text, double share) => new(share < 1 ? 0 : text.Low, text.Expected * share, text.High);

    public static TokenGuess Text(string text)
    {
        var (latin, others, rest) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case < 0x0250 or (>= 0x1E00 and < 0x1F00) or (>= 0x2000 and < 0x2070):
                    latin++;
                    break;
                case < 0x2000 and not (>= 0x1100 and < 0x1200):
                    others++;
                    break;
                default:
                    rest++;
                    break;
            }
        }

        return (OfLatin * latin) + (OfOtherAlphabets * others) + (OfAnythingElse * rest);
    }
}
