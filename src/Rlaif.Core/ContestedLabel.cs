namespace Rlaif;

/// <summary>An answer that the classifier, trained without it, holds for wrong.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Given">The class that the labeler named.</param>
/// <param name="Suggested">The class that the classifier takes it for.</param>
/// <param name="Confidence">The classifier's probability of the answer given, 0 to 1: the lower, the more doubtful.</param>
public sealed record ContestedLabel(string ExampleId, string Given, string Suggested, double Confidence);
