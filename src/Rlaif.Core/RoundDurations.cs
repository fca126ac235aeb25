namespace Rlaif;

/// <summary>How long the phases of a round took.</summary>
/// <param name="Query">Choosing the batch.</param>
/// <param name="Label">Waiting for the labeler.</param>
/// <param name="Train">Training the classifier.</param>
/// <param name="Predict">Predicting the pool.</param>
/// <param name="Evaluate">Measuring entropy, agreement and the held-out texts.</param>
public sealed record RoundDurations(TimeSpan Query, TimeSpan Label, TimeSpan Train, TimeSpan Predict, TimeSpan Evaluate)
{
    /// <summary>Gets the time of all phases.</summary>
    public TimeSpan Total => Query + Label + Train + Predict + Evaluate;
}
