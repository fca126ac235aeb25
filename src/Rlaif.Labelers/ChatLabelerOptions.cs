using Rlaif.Clients;

namespace Rlaif.Labelers;

/// <summary>The settings of a chat labeler.</summary>
public sealed class ChatLabelerOptions
{
    /// <summary>Gets or sets what the task is, in words for the model.</summary>
    /// <value>At most 20,000 characters. The default says that a text is put into one of the classes.</value>
    public string Instructions { get; set => field = Bounded.AtMost(value, 20_000, nameof(Instructions)); } =
        "You annotate texts for a classifier. Decide which one of the classes the text belongs to.";

    /// <summary>Gets or sets how many questions are under way at once.</summary>
    /// <value>1 to 1,000. The default is 16.</value>
    public int MaxConcurrency { get; set => field = Bounded.Between(value, 1, 1_000, nameof(MaxConcurrency)); } = 16;

    /// <summary>Gets or sets the sampling temperature; it is left out where the server refuses it.</summary>
    /// <value>0 to 2. The default is 0.</value>
    public float Temperature { get; set => field = FromZeroToTwo(value, nameof(Temperature)); }

    /// <summary>Gets or sets the temperature of one of several answers about the same text.</summary>
    /// <value>0 to 2. The default is 0.7.</value>
    public float VoteTemperature { get; set => field = FromZeroToTwo(value, nameof(VoteTemperature)); } = 0.7f;

    /// <summary>Gets or sets where the probabilities of an answer come from.</summary>
    /// <value>The default is <see cref="SoftLabelSource.Auto"/>.</value>
    public SoftLabelSource SoftLabels { get; set => field = Defined(value, nameof(SoftLabels)); }

    /// <summary>Gets or sets whether the model writes down reasons before it names a class.</summary>
    /// <value>The default is <see langword="false"/>. It takes up to 400 tokens more, and two requests where the server puts the label first.</value>
    public bool Rationale { get; set; }

    /// <summary>Gets or sets up to how many classes all are offered; of more, the 20 most similar to the text.</summary>
    /// <value>2 to 10,000. The default is 100. All are offered after all where the model finds none of the similar ones to fit.</value>
    public int MaxClassesInPrompt { get; set => field = Bounded.Between(value, 2, 10_000, nameof(MaxClassesInPrompt)); } = 100;

    /// <summary>Gets or sets the most tokens of a reply.</summary>
    /// <value>
    /// 16 to 100,000. The default, <see langword="null"/>, is 64, what the longest class name takes and 400 for reasons; for a
    /// model that needs more to think, 2,000 and then 8,000.
    /// </value>
    public int? MaxOutputTokens { get; set => field = value is { } tokens ? Bounded.Between(tokens, 16, 100_000, nameof(MaxOutputTokens)) : null; }

    /// <summary>Gets or sets how many characters of a text are sent; the rest is cut, which the model is told.</summary>
    /// <value>100 to 1,000,000. The default is 32,000.</value>
    public int MaxTextLength { get; set => field = Bounded.Between(value, 100, 1_000_000, nameof(MaxTextLength)); } = 32_000;

    /// <summary>Gets or sets the answer that means "no class fits, or I cannot tell".</summary>
    /// <value>Not the name of a class. The default is <c>__unknown__</c>.</value>
    public string AbstainLabel { get; set => field = new LabelDefinition(value).Name; } = "__unknown__";

    /// <summary>Gets or sets the name that stands on the annotations.</summary>
    /// <value>The default, <see langword="null"/>, is the model's.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets what the model's tokens cost.</summary>
    /// <value>The default, <see langword="null"/>, leaves the cost unknown.</value>
    public TokenPrices? Prices { get; set; }

    private static SoftLabelSource Defined(SoftLabelSource value, string name) =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The source of soft labels must be one of those that have a name.");

    // Not "less than", so that NaN is refused as well.
    private static float FromZeroToTwo(float value, string name) =>
        value is >= 0 and <= 2 ? value : throw new ArgumentOutOfRangeException(name, value, "The temperature must be a number from 0 to 2.");
}
