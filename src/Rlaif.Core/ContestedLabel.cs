namespace Rlaif;

/// <summary>An answer that a classifier, trained without it, makes improbable.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Given">The class that the labeler named.</param>
/// <param name="Suggested">The class that it most probably is instead.</param>
/// <param name="Confidence">How probable the answer is beside the classifier's prediction, 0 to 1: the lower, the more doubtful.</param>
public sealed record ContestedLabel(string ExampleId, string Given, string Suggested, double Confidence);
