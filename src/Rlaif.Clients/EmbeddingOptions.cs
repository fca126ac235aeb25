namespace Rlaif.Clients;

/// <summary>The settings of what stands between Rlaif and an embedding model besides the retries.</summary>
/// <remarks>
/// The defaults stay below what OpenAI takes: 2,048 texts and 300,000 tokens a request, 8,192 tokens a text. A request that a server
/// refuses as invalid is halved, and so are those after it; a text that it refuses by itself is cut in half, down to 500 characters.
/// </remarks>
public sealed class EmbeddingOptions
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Gets or sets the largest number of texts in a request.</summary>
    /// <value>1 to 2,048. The default is 64.</value>
    public int BatchSize { get; set => field = Between(value, 1, 2_048, nameof(BatchSize)); } = 64;

    /// <summary>Gets or sets the largest number of characters in a request of more than one text.</summary>
    /// <value>1 to 10,000,000. The default is 100,000, which few scripts turn into more than 300,000 tokens.</value>
    public int BatchCharacters { get; set => field = Between(value, 1, 10_000_000, nameof(BatchCharacters)); } = 100_000;

    /// <summary>Gets or sets the largest number of requests under way at once.</summary>
    /// <value>1 to 1,000. The default is 8. The first request goes alone until the server has answered once.</value>
    public int MaxConcurrency { get; set => field = Between(value, 1, 1_000, nameof(MaxConcurrency)); } = 8;

    /// <summary>Gets or sets the number of characters after which a text is cut.</summary>
    /// <value>1 to 1,000,000. The default is 8,000, about the 8,192 tokens of OpenAI where a character is a token, as in Chinese.</value>
    public int MaxTextLength { get; set => field = Between(value, 1, 1_000_000, nameof(MaxTextLength)); } = 8_000;

    /// <summary>Gets or sets the number of dimensions to ask for, of models that can shorten their vectors.</summary>
    /// <value>1 to 65,536. The default is <see langword="null"/>, which leaves it to the model.</value>
    public int? Dimensions { get; set => field = value is { } count ? Between(count, 1, 65_536, nameof(Dimensions)) : null; }

    /// <summary>Gets or sets the folder that keeps vectors from run to run, by hashes and without any text.</summary>
    /// <value>Made where there is none; processes may share it. The default is <see langword="null"/>, which keeps nothing.</value>
    public string? CacheFolder { get; set => field = Named(value, nameof(CacheFolder)); }

    /// <summary>Gets or sets the size of that folder beyond which its oldest vectors are removed.</summary>
    /// <value>In bytes, at least 1 megabyte. The default is 4 gigabytes: 700,000 vectors of 1,536 dimensions.</value>
    public long CacheSizeLimit { get; set => field = AtLeastOneMegabyte(value, nameof(CacheSizeLimit)); } = 4_096 * Megabyte;

    internal EmbeddingOptions Copy() => (EmbeddingOptions)MemberwiseClone();

    private static int Between(int value, int minimum, int maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
        return value;
    }

    private static string? Named(string? value, string name) => value is null || !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new ArgumentException("The cache folder has no name; give one, or null to keep nothing.", name);

    private static long AtLeastOneMegabyte(long value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Megabyte, name);
        return value;
    }
}
