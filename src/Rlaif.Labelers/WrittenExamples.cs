namespace Rlaif.Labelers;

/// <summary>A label set with example texts that a model wrote, and what they took.</summary>
/// <param name="Labels">The classes in the same order, each with the texts added to those it had.</param>
public sealed record WrittenExamples(LabelSet Labels)
{
    /// <summary>Gets the names of the classes for which no usable text came.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Gets the tokens of all requests.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made, retries included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets what the requests cost.</summary>
    /// <value>In US dollars; <see langword="null"/> where the prices are not known.</value>
    public required decimal? Cost { get; init; }
}
