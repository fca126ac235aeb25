namespace Rlaif.Labelers;

/// <summary>The classes that a model proposed, and what they took.</summary>
/// <param name="Labels">2 to 100 classes with descriptions, for a person to edit.</param>
public sealed record SuggestedLabels(LabelSet Labels)
{
    /// <summary>Gets the tokens of all requests.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made, retries included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets what the requests cost.</summary>
    /// <value>In US dollars; <see langword="null"/> where the prices are not known.</value>
    public required decimal? Cost { get; init; }
}
