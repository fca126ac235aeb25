using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Classifiers.MLNet.Training;

namespace Rlaif.Classifiers.MLNet;

/// <summary>Trains classifiers by ML.NET.</summary>
/// <remarks>
/// The featurizer is fitted on the pool once a run, and its features are kept; a round trains on those that occur in the
/// labeled rows. The same pool, labels and seed give the same bits. The names, descriptions and example texts of the
/// classes train as well, and fade as labels come in.
/// </remarks>
public sealed class MLNetTrainer : IClassifierTrainer
{
    private readonly MLNetTrainerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Initializes the trainer.</summary>
    /// <param name="options">The settings, copied here; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">Measures durations; <see langword="null"/> for the system's clock.</param>
    /// <param name="logger">Hears once a run where soft labels are not trained as they are; <see langword="null"/> for none.</param>
    public MLNetTrainer(MLNetTrainerOptions? options = null, TimeProvider? timeProvider = null, ILogger<MLNetTrainer>? logger = null)
    {
        _options = (options ?? new MLNetTrainerOptions()).Copy();
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<MLNetTrainer>.Instance;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Pool times classes is more than one array can hold.</exception>
    /// <exception cref="InvalidOperationException">The featurizer found nothing in the texts, or gives no column Features.</exception>
    public Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(labels);
        var texts = new RunTexts(pool, labels);
        return Interruptible.RunAsync<ITrainingSession>(() => new MLNetTrainingSession(PipelineTrainer.Open(texts, _options, seed, cancellationToken), _time, _logger), cancellationToken);
    }
}
