using BenchmarkDotNet.Attributes;
using Rlaif.Classifiers;
using Rlaif.Querying;

namespace Rlaif.Benchmarks;

/// <summary>What a run does once, and what it does in each round.</summary>
[MemoryDiagnoser]
public class RoundBenchmarks
{
    private const int LabeledRows = 150;
    private Pool _pool = null!;
    private LabelSet _labels = null!;
    private TrainingExample[] _labeled = null!;
    private ITrainingSession _session = null!;
    private TrainedRound _trained = null!;
    private LinearClassifier _classifier = null!;
    private string _text = null!;
    private QueryContext _context = null!;

    // The runner in this process does not wait for a task.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [Benchmark(Description = "open: tokenise and featurise the pool")]
    public async Task OpenAsync() => await (await new LinearTrainer().OpenAsync(_pool, _labels, seed: 1)).DisposeAsync();

    [Benchmark(Description = "train and score the pool")]
    public Task<TrainedRound> TrainAsync() => _session.TrainAsync(_labeled);

    [Benchmark(Description = "entropy of the pool")]
    public float[] Entropy() => _trained.Predictions.NormalizedEntropy();

    [Benchmark(Description = "query ten rows by entropy")]
    public IReadOnlyList<int> Query() => new UncertaintySampling(Acquisition.Entropy).Query(_context, 10);

    [Benchmark(Description = "predict one text")]
    public SoftLabel Predict() => _classifier.Predict(_text);

    private async Task SetUpAsync()
    {
        var data = await BenchmarkData.ReadAsync();
        _pool = data.ToPool();
        _labels = data.GoldLabelSet();
        _labeled = BenchmarkData.Labeled(data, _pool, _labels, LabeledRows);
        _session = await new LinearTrainer().OpenAsync(_pool, _labels, seed: 1);
        _trained = await _session.TrainAsync(_labeled);
        _classifier = (LinearClassifier)_trained.Classifier;
        _text = _pool[_pool.Count / 2].Text;
        _context = new QueryContext { Pool = _pool, Candidates = [.. Enumerable.Range(LabeledRows, _pool.Count - LabeledRows)], Predictions = _trained.Predictions, Labeled = _labeled, Random = new Random(1) };
    }
}
