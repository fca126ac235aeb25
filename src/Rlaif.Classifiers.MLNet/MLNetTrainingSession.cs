using Microsoft.Extensions.Logging;
using Rlaif.Classifiers.MLNet.Training;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet;

/// <summary>The training of one run over the features of its pool.</summary>
internal sealed class MLNetTrainingSession : ITrainingSession
{
    private readonly PipelineTrainer _trainer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private bool _hasLogged;
    private bool _closed;

    public MLNetTrainingSession(PipelineTrainer trainer, TimeProvider time, ILogger logger)
    {
        _trainer = trainer;
        _time = time;
        _logger = logger;
        Vectors = trainer.Features is { } features ? new FeatureVectors(features, trainer.Texts.PoolCount) : null;
    }

    public PoolVectors? Vectors { get; }

    public Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labeled);
        ObjectDisposedException.ThrowIf(_closed, this);
        TrainingExample[] examples = [.. labeled];
        Array.ForEach(examples, _trainer.Texts.Check);
        LogHardening(examples);
        return Interruptible.RunAsync(() => Train(examples, cancellationToken), cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }

    private TrainedRound Train(TrainingExample[] labeled, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var pipeline = _trainer.Train(labeled, cancellationToken);
        var trained = _time.GetTimestamp();
        var predictions = _trainer.PredictPool(pipeline, cancellationToken);
        return new TrainedRound(new MLNetClassifier(_trainer.Texts.Labels, pipeline), predictions)
        {
            TrainDuration = _time.GetElapsedTime(start, trained),
            PredictDuration = _time.GetElapsedTime(trained),
        };
    }

    private void LogHardening(TrainingExample[] labeled)
    {
        if (!_hasLogged && !_trainer.TakesWeights && labeled.Any(example => example.Weight != 1 || example.Label.Confidence < 1))
        {
            _hasLogged = true;
            MLNetLog.WeightsAreNotTaken(_logger);
        }
    }
}
