namespace Rlaif;

/// <summary>One example of the pool with its final label.</summary>
/// <param name="Example">The example.</param>
/// <param name="Label">The name of its class.</param>
/// <param name="Prediction">The probabilities behind the label; those of a hard answer are 1 and 0 by convention.</param>
/// <param name="Source">Where the label comes from.</param>
/// <param name="Outcome">How the last question about the example ended.</param>
public sealed record LabeledExample(TextExample Example, string Label, SoftLabel Prediction, LabelSource Source, AnnotationOutcome Outcome)
{
    /// <summary>Gets whether the promise of the run's completion covers the row.</summary>
    /// <value>False, the default, where somebody answered, or nothing was promised.</value>
    public bool IsGuaranteed { get; init; }
}
