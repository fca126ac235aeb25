namespace Rlaif;

/// <summary>What a query strategy may look at.</summary>
public sealed class QueryContext
{
    /// <summary>Gets the pool of the run.</summary>
    public required Pool Pool { get; init; }

    /// <summary>Gets the rows that may be chosen, in ascending order.</summary>
    public required IReadOnlyList<int> Candidates { get; init; }

    /// <summary>Gets the current predictions for the whole pool.</summary>
    public required PredictionTable Predictions { get; init; }

    /// <summary>Gets the labeled rows so far.</summary>
    public required IReadOnlyList<TrainingExample> Labeled { get; init; }

    /// <summary>Gets the randomness of this round; ties are broken by it.</summary>
    public required Random Random { get; init; }

    /// <summary>Gets the pool as vectors; <see langword="null"/> where the trainer has none.</summary>
    public PoolVectors? Vectors { get; init; }

    /// <summary>Gets the finished rounds of the run; the seed set is chosen before the first.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>Gets what a committee of classifiers predicts, each trained on a resample of the labels.</summary>
    /// <value>As many tables as the strategy asks for by <see cref="IQueryStrategy.CommitteeSize"/>; none before anything is labeled.</value>
    public IReadOnlyList<PredictionTable> Committee { get; init; } = [];
}
