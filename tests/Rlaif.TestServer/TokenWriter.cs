using System.Text.Json.Nodes;

namespace Rlaif.TestServer;

/// <summary>Writes an answer as tokens with the probabilities that a model with these beliefs would give them.</summary>
internal static class TokenWriter
{
    private const int PieceLength = 4;

    /// <summary>The product of the tokens' probabilities is the label's; the alternatives are the other labels' tokens.</summary>
    public static JsonArray Write(string before, string label, string after, IReadOnlyDictionary<string, double> labels, int top)
    {
        var tokens = new JsonArray();
        AddCertain(tokens, before);
        for (var start = 0; start < label.Length; start += PieceLength)
        {
            tokens.Add((JsonNode)Choice(label[..start], Piece(label, start), labels, top));
        }

        AddCertain(tokens, after);
        return tokens;
    }

    private static void AddCertain(JsonArray tokens, string text)
    {
        if (text.Length > 0)
        {
            tokens.Add((JsonNode)Token(text, probability: 1, []));
        }
    }

    private static JsonObject Choice(string prefix, string piece, IReadOnlyDictionary<string, double> labels, int top)
    {
        var possible = labels.Where(label => label.Key.StartsWith(prefix, StringComparison.Ordinal) && label.Key.Length > prefix.Length).ToList();
        var whole = possible.Sum(label => label.Value);
        var shares = possible
            .GroupBy(label => Piece(label.Key, prefix.Length), label => label.Value / whole, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
        return Token(piece, shares[piece], shares.OrderByDescending(share => share.Value).ThenBy(share => share.Key, StringComparer.Ordinal).Take(top));
    }

    private static JsonObject Token(string text, double probability, IEnumerable<KeyValuePair<string, double>> alternatives) => new()
    {
        ["token"] = text,
        ["logprob"] = Math.Log(probability),
        ["bytes"] = null,
        ["top_logprobs"] = new JsonArray([.. alternatives.Select(alternative => new JsonObject
        {
            ["token"] = alternative.Key,
            ["logprob"] = Math.Log(alternative.Value),
            ["bytes"] = null,
        })]),
    };

    private static string Piece(string label, int start) => label.Substring(start, Math.Min(PieceLength, label.Length - start));
}
