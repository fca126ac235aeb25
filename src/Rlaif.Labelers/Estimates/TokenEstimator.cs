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

    public static TokenGuess Prompt(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var guess = messages.Aggregate(OfRequest, (sum, message) => sum + OfMessage + Text(message.Text));

        // Some servers show the model the schema and count it, others hold the answer to it and count nothing.
        return options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? guess + Halfway(Text(schema.GetRawText())) : guess;
    }

    private static TokenGuess Halfway(TokenGuess schema) => new(0, schema.Expected / 2, schema.High);

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
