using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>The training of one run over the features of its pool.</summary>
internal sealed class LinearTrainingSession : ITrainingSession
{
    // So many rows go to a thread at a time.
    private const int RowsOfBlock = 512;

    // Keeps sums of weights and what is trained on them far from the ends of the number range.
    private const float MaximumWeight = 1e3f;

    private readonly PoolFeatures _features;
    private readonly LabelSet _labels;
    private readonly LinearTrainerOptions _options;
    private readonly TimeProvider _time;
    private bool _closed;

    public LinearTrainingSession(PoolFeatures features, PoolVectors vectors, LabelSet labels, LinearTrainerOptions options, TimeProvider time)
    {
        _features = features;
        Vectors = vectors;
        _labels = labels;
        _options = options;
        _time = time;
    }

    public PoolVectors? Vectors { get; }

    public Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labeled);
        ObjectDisposedException.ThrowIf(_closed, this);
        TrainingExample[] examples = [.. labeled];
        Array.ForEach(examples, Check);
        return Task.Run(() => Train(examples, cancellationToken), cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }

    private TrainedRound Train(TrainingExample[] labeled, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var model = LinearLearner.Learn(_features, labeled, _labels.Count, _options, cancellationToken);
        var trained = _time.GetTimestamp();
        var predictions = Predict(model, cancellationToken);
        return new TrainedRound(new LinearClassifier(_labels, model), predictions)
        {
            TrainDuration = _time.GetElapsedTime(start, trained),
            PredictDuration = _time.GetElapsedTime(trained),
        };
    }

    private PredictionTable Predict(LinearModel model, CancellationToken cancellationToken)
    {
        var positions = Positions(model.Features);
        var probabilities = new float[_features.Rows * model.Classes];
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        var blocks = (_features.Rows + RowsOfBlock - 1) / RowsOfBlock;
        Parallel.For(0, blocks, parallelism, block =>
        {
            var end = Math.Min(_features.Rows, (block + 1) * RowsOfBlock);
            for (var row = block * RowsOfBlock; row < end; row++)
            {
                model.Predict(_features.Ids(row), _features.Values(row), positions, probabilities.AsSpan(row * model.Classes, model.Classes));
            }
        });
        return new PredictionTable(probabilities, model.Classes);
    }

    // Both lists ascend by hash, so one walk along the pool's finds every feature of the model.
    private int[] Positions(FeatureIndex features)
    {
        var positions = new int[_features.Hashes.Length];
        var position = 0;
        for (var id = 0; id < positions.Length; id++)
        {
            positions[id] = position < features.Count && features.Hashes[position] == _features.Hashes[id] ? position++ : -1;
        }

        return positions;
    }

    private void Check(TrainingExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        if ((uint)example.Row >= (uint)_features.Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(example), example.Row, $"A labeled row must be one of the {_features.Rows} rows of the pool.");
        }

        if (example.Label.Probabilities.Length != _labels.Count)
        {
            throw new ArgumentException($"The label of row {example.Row} has {example.Label.Probabilities.Length} probabilities; give one for each of the {_labels.Count} classes.", nameof(example));
        }

        if (!(example.Weight > 0 && example.Weight <= MaximumWeight))
        {
            throw new ArgumentOutOfRangeException(nameof(example), example.Weight, $"The weight of row {example.Row} must be above 0 and at most 1,000.");
        }
    }
}
