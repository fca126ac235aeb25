namespace Rlaif;

/// <summary>One answer of a labeler, or why there is none.</summary>
public sealed record Annotation
{
    /// <summary>Initializes the annotation.</summary>
    /// <param name="exampleId">The identifier of the example that was asked about.</param>
    /// <param name="outcome">How the question ended.</param>
    /// <param name="label">The answer; given exactly when the outcome is <see cref="AnnotationOutcome.Labeled"/>.</param>
    /// <exception cref="ArgumentException">A label without the outcome that goes with it, or the reverse.</exception>
    public Annotation(string exampleId, AnnotationOutcome outcome, SoftLabel? label = null)
    {
        ArgumentNullException.ThrowIfNull(exampleId);
        if (outcome == AnnotationOutcome.Labeled != label is not null)
        {
            throw new ArgumentException($"An annotation with the outcome {outcome} {(label is null ? "needs" : "cannot have")} a label.", nameof(label));
        }

        ExampleId = exampleId;
        Outcome = outcome;
        Label = label;
    }

    /// <summary>Gets the identifier of the example that was asked about.</summary>
    public string ExampleId { get; }

    /// <summary>Gets how the question ended.</summary>
    public AnnotationOutcome Outcome { get; }

    /// <summary>Gets the answer; <see langword="null"/> unless labeled.</summary>
    public SoftLabel? Label { get; }

    /// <summary>Gets where the probabilities of the answer come from.</summary>
    public ConfidenceSource ConfidenceSource { get; init; }

    /// <summary>Gets the single answers that the label was made of, where several were asked for.</summary>
    /// <value>In a fixed order; the default is none. Labels of several voters are weighed anew before each training.</value>
    public IReadOnlyList<Vote> Votes { get; init; } = [];

    /// <summary>Gets the model's reasons, where they were asked for.</summary>
    public string? Rationale { get; init; }

    /// <summary>Gets whether the answer was at hand and took no request.</summary>
    public bool FromCache { get; init; }

    /// <summary>Gets whether the text looks as if it were written to steer a model.</summary>
    public bool IsSuspicious { get; init; }

    /// <summary>Gets the classes that were offered, where they were not all.</summary>
    /// <value>Class numbers; <see langword="null"/> where the labeler chose from the whole label set.</value>
    public IReadOnlyList<int>? Shortlist { get; init; }

    /// <summary>Gets why the labeler takes no further questions in this run.</summary>
    /// <value><see langword="null"/> where it does, if only in the next round.</value>
    public StopReason? StopReason { get; init; }

    /// <summary>Gets why there is no label, in words without row text.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the tokens of all requests made for this answer.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the price of the answer.</summary>
    /// <value>In US dollars; <see langword="null"/> where the price is not known.</value>
    public decimal? Cost { get; init; }

    /// <summary>Gets the name of whoever answered.</summary>
    public string Labeler { get; init; } = string.Empty;

    /// <summary>Gets the model that answered, by the name and version that the server gave.</summary>
    /// <value><see langword="null"/> where no server said; several are separated by commas.</value>
    public string? Model { get; init; }

    /// <summary>Gets the number of requests made for this answer, retries included.</summary>
    public int Requests { get; init; }

    /// <summary>Gets how many of those requests repeated one that had failed.</summary>
    public int Retries { get; init; }

    /// <summary>Gets the time from the first request to the answer.</summary>
    public TimeSpan Latency { get; init; }
}
