using Rlaif.Classifiers.Texts;

namespace Rlaif.Classifiers;

/// <summary>Trains the built-in text classifier: multinomial logistic regression on words, word pairs and what the pool teaches of them.</summary>
/// <remarks>
/// Deterministic: equal pools and labels give equal bits, whatever the seed and the number of threads, on processors of
/// one vector width. Training costs grow with the labeled rows; the pool is read once, when a session opens. The names,
/// descriptions and example texts of the classes train as well, and fade as labels come in.
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
        var texts = new RunTexts(pool, labels);
        return Task.Run<ITrainingSession>(
            () => new LinearTrainingSession(texts, texts.Featurize(TextVectors.None, _options, cancellationToken), model => new LinearClassifier(labels, model), _options, _time), cancellationToken);
    }
}
