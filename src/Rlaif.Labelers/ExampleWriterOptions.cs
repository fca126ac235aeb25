using Rlaif.Clients;

namespace Rlaif.Labelers;

/// <summary>The settings of a writer of example texts.</summary>
public sealed class ExampleWriterOptions
{
    /// <summary>Gets or sets how many texts are written for each class.</summary>
    /// <value>1 to 50. The default is 5.</value>
    public int Count { get; set => field = Bounded.Between(value, 1, 50, nameof(Count)); } = 5;

    /// <summary>Gets or sets what kind of texts they are, in words for the model.</summary>
    /// <value>At most 20,000 characters. The default says that they are as different as what people write.</value>
    public string Instructions { get; set => field = Bounded.AtMost(value, 20_000, nameof(Instructions)); } =
        "You write example texts for a text classifier, as different in words, length and tone as what people really write.";

    /// <summary>Gets or sets how many classes are written about at once.</summary>
    /// <value>1 to 1,000. The default is 16.</value>
    public int MaxConcurrency { get; set => field = Bounded.Between(value, 1, 1_000, nameof(MaxConcurrency)); } = 16;

    /// <summary>Gets or sets the most tokens of a reply.</summary>
    /// <value>16 to 100,000. The default is 2,000.</value>
    public int MaxOutputTokens { get; set => field = Bounded.Between(value, 16, 100_000, nameof(MaxOutputTokens)); } = 2_000;

    /// <summary>Gets or sets what the model's tokens cost.</summary>
    /// <value>The default, <see langword="null"/>, takes the prices that the client knows; where it knows none, the cost is unknown.</value>
    public TokenPrices? Prices { get; set; }
}
