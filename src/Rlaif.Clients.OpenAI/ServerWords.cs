using System.Text;

namespace Rlaif.Clients.OpenAI;

/// <summary>Tells what a server says of its own from what it repeats of a request.</summary>
/// <param name="key">The key that was sent; null where it is not known, so that nothing can be repeated.</param>
/// <param name="request">The texts of the request.</param>
internal sealed class ServerWords(SentKey? key, IEnumerable<string> request)
{
    private const int LongWord = 6;
    private const int WordsInARow = 3;

    /// <summary>Gets whether the request went without a key.</summary>
    public bool IsKeyless => key is { IsNone: true };

    /// <summary>Returns a message without the key; null where it has anything of the request, or cannot be judged.</summary>
    public string? Repeatable(string? message) =>
        message is null || key is null || !Ascii.IsValid(message) || HoldsRequest(Words(message)) ? null : key.Masked(message);

    private bool HoldsRequest(List<string> message)
    {
        foreach (var text in request)
        {
            var words = Words(text);
            if (message.Intersect(words.Where(IsTelling), StringComparer.Ordinal).Any() || Runs(message).Intersect(Runs(words), StringComparer.Ordinal).Any())
            {
                return true;
            }
        }

        return false;
    }

    // Short words are in every sentence; a number is nobody's but the row's.
    private static bool IsTelling(string word) => word.Length >= LongWord || word.Any(char.IsAsciiDigit);

    private static IEnumerable<string> Runs(List<string> words)
    {
        for (var start = 0; start + WordsInARow <= words.Count; start++)
        {
            yield return string.Join(' ', words.GetRange(start, WordsInARow));
        }
    }

    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return word.Length == 0 ? words : [.. words, word.ToString()];
    }
}
