namespace Rlaif;

/// <summary>The features of a pool as vectors, for strategies that look at closeness.</summary>
/// <remarks>Implementations are safe for concurrent use.</remarks>
public abstract class PoolVectors
{
    /// <summary>Gets the number of vectors, one a row of the pool.</summary>
    public abstract int Count { get; }

    /// <summary>Gets the length of a dense vector.</summary>
    /// <value>At least 1.</value>
    public abstract int Dimensions { get; }

    /// <summary>Computes the cosine similarity of two rows by all their features.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">Another row.</param>
    /// <returns>-1 to 1; 0 where a row has no features.</returns>
    public abstract double Similarity(int left, int right);

    /// <summary>Reads the dense vector of a row: what it is about, in far fewer numbers than features.</summary>
    /// <param name="row">The row.</param>
    /// <param name="vector">Receives <see cref="Dimensions"/> numbers of Euclidean length 1, or zeros where nothing in a row is known from others.</param>
    public abstract void Read(int row, Span<float> vector);
}
