namespace Rlaif.Clients.Embeddings;

/// <summary>Turns a text into one that every server embeds.</summary>
internal static class EmbeddableText
{
    /// <summary>Stands for all blank texts, which servers refuse.</summary>
    public const string Placeholder = ".";

    public static string From(string text, int maxLength) =>
        text is null ? throw new ArgumentException("One of the texts is null; leave it out.", nameof(text))
        : string.IsNullOrWhiteSpace(text) ? Placeholder
        : text.Length <= maxLength ? text
        : Cut(text, maxLength);

    private static string Cut(string text, int length)
    {
        // Half of a surrogate pair is no character.
        var whole = char.IsHighSurrogate(text[length - 1]) && length > 1 ? length - 1 : length;
        var cut = text[..whole];
        return string.IsNullOrWhiteSpace(cut) ? Placeholder : cut;
    }
}
