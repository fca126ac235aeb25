namespace Rlaif;

/// <summary>Example texts that a model wrote for the classes of a label set, and what they took.</summary>
/// <param name="Texts">The texts of each class, in the order of the classes; none where no usable text came.</param>
public sealed record WrittenExamples(IReadOnlyList<IReadOnlyList<string>> Texts)
{
    /// <summary>Gets the tokens of all requests.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the requests made, retries included.</summary>
    public required int Requests { get; init; }

    /// <summary>Gets what the requests cost.</summary>
    /// <value>In US dollars; <see langword="null"/> where the prices are not known.</value>
    public required decimal? Cost { get; init; }

    /// <summary>Adds the texts to the examples that the classes have.</summary>
    /// <param name="labels">The classes that they were written for.</param>
    /// <returns>The same classes in the same order, each with its texts behind those it had.</returns>
    /// <exception cref="ArgumentException">The label set has another number of classes.</exception>
    public LabelSet AddTo(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Count == Texts.Count
            ? new LabelSet(labels.Zip(Texts, (label, texts) => new LabelDefinition(label.Name, label.Description, [.. label.Examples, .. texts])))
            : throw new ArgumentException($"Texts were written for {Texts.Count} classes, not for {labels.Count}; give the label set that they were written for.", nameof(labels));
    }
}
