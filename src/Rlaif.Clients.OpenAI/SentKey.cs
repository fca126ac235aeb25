namespace Rlaif.Clients.OpenAI;

/// <summary>The key that a client sends, as far as it is known here; it is compared and never shown.</summary>
internal sealed class SentKey
{
    // So few letters of a key in a row are no longer chance in a word.
    private const int TellingLength = 4;
    private readonly string? _key;

    private SentKey(string? key) => _key = key;

    /// <summary>Gets that no key is sent.</summary>
    public static SentKey None { get; } = new(key: null);

    public bool IsNone => _key is null;

    public static SentKey Of(string key) => new(key);

    /// <summary>Replaces each word that has a part of the key, which servers repeat with some of its letters masked.</summary>
    public string Masked(string text) =>
        _key is null ? text : string.Join(' ', text.Split(' ').Select(word => HasPart(word) ? "…" : word));

    private bool HasPart(string word)
    {
        var length = Math.Min(TellingLength, _key!.Length);
        for (var start = 0; start + length <= _key.Length; start++)
        {
            if (word.AsSpan().Contains(_key.AsSpan(start, length), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
