using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers;

/// <summary>Trains the built-in text classifier: TF-IDF of words and word pairs, multinomial logistic regression.</summary>
/// <remarks>
/// Deterministic: equal pools and labels give equal bits, whatever the seed and the number of threads, on processors of
/// one vector width. Training costs grow with the labeled rows; the pool is read once, when a session opens.
/// </remarks>
public sealed class LinearTrainer : IClassifierTrainer
{
    private readonly LinearTrainerOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Initializes the trainer.</summary>
    /// <param name="options">The settings, copied here; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">Measures durations; <see langword="null"/> for the system's clock.</param>
    public LinearTrainer(LinearTrainerOptions? options = null, TimeProvider? timeProvider = null)
    {
        _options = (options ?? new LinearTrainerOptions()).Copy();
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Pool times classes is more than one array can hold.</exception>
    public Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(labels);
        if ((long)pool.Count * labels.Count > Array.MaxLength)
        {
            throw new ArgumentException($"{pool.Count} texts times {labels.Count} classes are more than {Array.MaxLength} predictions; split the pool.", nameof(pool));
        }

        return Task.Run<ITrainingSession>(() => Open(pool, labels, cancellationToken), cancellationToken);
    }

    private LinearTrainingSession Open(Pool pool, LabelSet labels, CancellationToken cancellationToken)
    {
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        var features = PoolFeatures.Build(pool, _options.WordPairs, parallelism);
        return new LinearTrainingSession(features, new SparsePoolVectors(features), labels, _options, _time);
    }
}
