namespace Rlaif.Labelers.Shortlists;

/// <summary>Says how similar a text is to each class.</summary>
internal interface ISimilarity
{
    /// <returns>A score for each class, in label-set order; only the order of the scores counts.</returns>
    ValueTask<double[]> CompareAsync(string text, CancellationToken cancellationToken);
}
