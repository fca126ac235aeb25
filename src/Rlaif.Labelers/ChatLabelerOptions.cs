using Rlaif.Clients;

namespace Rlaif.Labelers;

/// <summary>The settings of a chat labeler.</summary>
public sealed class ChatLabelerOptions
{
    /// <summary>Gets or sets what the task is, in words for the model.</summary>
    /// <value>At most 20,000 characters. The default says that a text is put into one of the classes.</value>
    public string Instructions { get; set => field = AtMost(value, 20_000, nameof(Instructions)); } =
        "You annotate texts for a classifier. Decide which one of the classes the text belongs to.";

    /// <summary>Gets or sets how many questions are under way at once.</summary>
    /// <value>1 to 1,000. The default is 16.</value>
    public int MaxConcurrency { get; set => field = Between(value, 1, 1_000, nameof(MaxConcurrency)); } = 16;

    /// <summary>Gets or sets the sampling temperature; it is left out where the server refuses it.</summary>
    /// <value>0 to 2. The default is 0.</value>
    public float Temperature { get; set => field = FromZeroToTwo(value, nameof(Temperature)); }

    /// <summary>Gets or sets the most tokens of a reply; a reasoning model needs about 2,000.</summary>
    /// <value>16 to 100,000. The default, <see langword="null"/>, is 64 and what the longest class name takes.</value>
    public int? MaxOutputTokens { get; set => field = value is { } tokens ? Between(tokens, 16, 100_000, nameof(MaxOutputTokens)) : null; }

    /// <summary>Gets or sets how many characters of a text are sent; the rest is cut, which the model is told.</summary>
    /// <value>100 to 1,000,000. The default is 32,000.</value>
    public int MaxTextLength { get; set => field = Between(value, 100, 1_000_000, nameof(MaxTextLength)); } = 32_000;

    /// <summary>Gets or sets the answer that means "no class fits, or I cannot tell".</summary>
    /// <value>Not the name of a class. The default is <c>__unknown__</c>.</value>
    public string AbstainLabel { get; set => field = new LabelDefinition(value).Name; } = "__unknown__";

    /// <summary>Gets or sets the name that stands on the annotations.</summary>
    /// <value>The default, <see langword="null"/>, is the model's.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets what the model's tokens cost.</summary>
    /// <value>The default, <see langword="null"/>, leaves the cost unknown.</value>
    public TokenPrices? Prices { get; set; }

    private static int Between(int value, int minimum, int maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
        return value;
    }

    // Not "less than", so that NaN is refused as well.
    private static float FromZeroToTwo(float value, string name) =>
        value is >= 0 and <= 2 ? value : throw new ArgumentOutOfRangeException(name, value, "The temperature must be a number from 0 to 2.");

    private static string AtMost(string value, int length, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, length, name);
        return value;
    }
}
