using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Texts;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>The training of one run over the features of its pool.</summary>
internal sealed class LinearTrainingSession : ITrainingSession
{
    // Keeps sums of weights and what is trained on them far from the ends of the number range.
    private const float MaximumWeight = 1e3f;

    private readonly RunTexts _texts;
    private readonly PoolRows _rows;
    private readonly LatentSpace _space;
    private readonly Func<LinearModel, IClassifier> _classifier;
    private readonly LinearTrainerOptions _options;
    private readonly TimeProvider _time;
    private bool _closed;

    public LinearTrainingSession(
        RunTexts texts, (PoolRows Rows, LatentSpace Space) features, Func<LinearModel, IClassifier> classifier, LinearTrainerOptions options, TimeProvider time)
    {
        _texts = texts;
        (_rows, _space) = features;
        _classifier = classifier;
        _options = options;
        _time = time;
        Vectors = new TextPoolVectors(_rows, texts.PoolCount);
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
        var parallelism = _options.Parallelism(cancellationToken);
        var knowledge = _texts.Classes.AsExamples(labeled, _texts.PoolCount);
        var model = new LinearLearner(_rows, _texts.PoolCount, _space, _texts.Labels.Count, _options, parallelism).Learn(labeled, knowledge);
        var trained = _time.GetTimestamp();
        var predictions = model.Predict(_rows.Sparse.Words, _rows.Dense, _texts.PoolCount, parallelism);
        return new TrainedRound(_classifier(model), predictions)
        {
            TrainDuration = _time.GetElapsedTime(start, trained),
            PredictDuration = _time.GetElapsedTime(trained),
        };
    }

    private void Check(TrainingExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        if ((uint)example.Row >= (uint)_texts.PoolCount)
        {
            throw new ArgumentOutOfRangeException(nameof(example), example.Row, $"A labeled row must be one of the {_texts.PoolCount} rows of the pool.");
        }

        if (example.Label.Probabilities.Length != _texts.Labels.Count)
        {
            throw new ArgumentException($"The label of row {example.Row} has {example.Label.Probabilities.Length} probabilities; give one for each of the {_texts.Labels.Count} classes.", nameof(example));
        }

        if (!(example.Weight > 0 && example.Weight <= MaximumWeight))
        {
            throw new ArgumentOutOfRangeException(nameof(example), example.Weight, $"The weight of row {example.Row} must be above 0 and at most 1,000.");
        }
    }
}
