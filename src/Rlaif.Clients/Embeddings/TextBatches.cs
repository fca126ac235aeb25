namespace Rlaif.Clients.Embeddings;

/// <summary>Cuts texts into requests as they come.</summary>
internal static class TextBatches
{
    /// <param name="texts">Read once, no further than needed.</param>
    /// <param name="maxTexts">Asked before each batch.</param>
    /// <param name="maxCharacters">Not for a text that is longer by itself.</param>
    public static IEnumerable<IReadOnlyList<string>> Cut(IEnumerable<string> texts, Func<int> maxTexts, int maxCharacters)
    {
        List<string> batch = [];
        var characters = 0;
        foreach (var text in texts)
        {
            if (batch.Count > 0 && (batch.Count >= maxTexts() || characters + text.Length > maxCharacters))
            {
                yield return batch;
                batch = [];
                characters = 0;
            }

            batch.Add(text);
            characters += text.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
