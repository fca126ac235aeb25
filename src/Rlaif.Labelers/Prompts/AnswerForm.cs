namespace Rlaif.Labelers.Prompts;

/// <summary>What an answer holds beside the label.</summary>
/// <param name="Analysis">What speaks for and against the classes, before the label.</param>
/// <param name="Probability">How sure the model says it is, after the label.</param>
internal readonly record struct AnswerForm(bool Analysis, bool Probability)
{
    // In the order of the alphabet, since some servers sort the properties of a schema.
    public const string AnalysisProperty = "analysis";
    public const string LabelProperty = "label";
    public const string ProbabilityProperty = "probability";
}
