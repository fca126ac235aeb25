namespace Rlaif;

/// <summary>Example texts that a model wrote for a class, and what they took.</summary>
/// <param name="Label">The name of the class.</param>
/// <param name="Texts">The texts; none where no usable text came.</param>
public sealed record WrittenExamples(string Label, IReadOnlyList<string> Texts)
{
    /// <summary>Gets the tokens of all requests.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made, retries included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets what the requests cost.</summary>
    /// <value>In US dollars; <see langword="null"/> where the prices are not known.</value>
    public required decimal? Cost { get; init; }
}
