namespace Rlaif;

/// <summary>What one training gives: a classifier and what it says of the pool.</summary>
/// <param name="Classifier">The classifier; it holds no text of the pool, and what it keeps to be fast is not saved.</param>
/// <param name="Predictions">Its predictions for the pool: row i is example i.</param>
public sealed record TrainedRound(IClassifier Classifier, PredictionTable Predictions)
{
    /// <summary>Gets the time that training took.</summary>
    public TimeSpan TrainDuration { get; init; }

    /// <summary>Gets the time that predicting the pool took.</summary>
    public TimeSpan PredictDuration { get; init; }
}
