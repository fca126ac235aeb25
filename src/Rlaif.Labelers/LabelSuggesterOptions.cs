using Rlaif.Clients;

namespace Rlaif.Labelers;

/// <summary>The settings of a suggester of classes.</summary>
public sealed class LabelSuggesterOptions
{
    /// <summary>Gets or sets what the classes are to tell apart, in words for the model.</summary>
    /// <value>At most 20,000 characters. The default asks for what the texts are about.</value>
    public string Instructions { get; set => field = Bounded.AtMost(value, 20_000, nameof(Instructions)); } =
        "You design the label set of a text classifier: classes that people can tell apart, by what the texts are about.";

    /// <summary>Gets or sets how many characters of a text are sent.</summary>
    /// <value>50 to 10,000. The default is 500.</value>
    public int MaxTextLength { get; set => field = Bounded.Between(value, 50, 10_000, nameof(MaxTextLength)); } = 500;

    /// <summary>Gets or sets how many characters of all texts are sent; further texts are left out.</summary>
    /// <value>1,000 to 1,000,000. The default is 40,000.</value>
    public int MaxSampleLength { get; set => field = Bounded.Between(value, 1_000, 1_000_000, nameof(MaxSampleLength)); } = 40_000;

    /// <summary>Gets or sets the most tokens of the reply.</summary>
    /// <value>16 to 100,000. The default is 4,000.</value>
    public int MaxOutputTokens { get; set => field = Bounded.Between(value, 16, 100_000, nameof(MaxOutputTokens)); } = 4_000;

    /// <summary>Gets or sets what the model's tokens cost.</summary>
    /// <value>The default, <see langword="null"/>, takes the prices that the client knows; where it knows none, the cost is unknown.</value>
    public TokenPrices? Prices { get; set; }
}
