namespace Rlaif;

/// <summary>A text with its true label, held out to measure a classifier.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">The name of its class in the label set.</param>
public sealed record LabeledText(string Text, string Label)
{
    /// <summary>Returns the label alone, so that row text never slips into a log or a message.</summary>
    /// <returns>The label.</returns>
    public override string ToString() => Label;
}
