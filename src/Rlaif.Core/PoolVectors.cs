namespace Rlaif;

/// <summary>The features of a pool as vectors, for strategies that look at closeness.</summary>
/// <remarks>Implementations are safe for concurrent use.</remarks>
public abstract class PoolVectors
{
    /// <summary>Gets the number of vectors, one a row of the pool.</summary>
    public abstract int Count { get; }

    /// <summary>Computes the cosine similarity of two rows.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">Another row.</param>
    /// <returns>-1 to 1; 0 where a row has no features.</returns>
    public abstract double Similarity(int left, int right);
}
