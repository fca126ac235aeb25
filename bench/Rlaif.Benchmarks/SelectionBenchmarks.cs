using BenchmarkDotNet.Attributes;
using Rlaif.Querying;

namespace Rlaif.Benchmarks;

/// <summary>Choosing the rows of a round from a made-up pool of a million rows in twenty classes.</summary>
[MemoryDiagnoser]
public class SelectionBenchmarks
{
    private const int Rows = 1_000_000;
    private const int Classes = 20;
    private const int LabeledRows = 1_000;
    private QueryContext _context = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        var probabilities = new float[Rows * Classes];
        for (var row = 0; row < Rows; row++)
        {
            var rest = random.NextSingle();
            Array.Fill(probabilities, rest / Classes, row * Classes, Classes);
            probabilities[(row * Classes) + random.Next(Classes)] += 1 - rest;
        }

        _context = new QueryContext
        {
            Pool = Pool.FromTexts(Enumerable.Range(0, Rows).Select(row => $"text {row}")),
            Candidates = [.. Enumerable.Range(LabeledRows, Rows - LabeledRows)],
            Predictions = new PredictionTable(probabilities, Classes),
            Labeled = [.. Enumerable.Range(0, LabeledRows).Select(row => new TrainingExample(row, SoftLabel.Certain(row % Classes, Classes)))],
            Random = new Random(1),
            Vectors = new RandomVectors(Rows),
        };
    }

    [Benchmark(Description = "the default strategy")]
    public IReadOnlyList<int> Auto() => new AutoSampling().Query(_context, 10);

    [Benchmark(Description = "the default seed set")]
    public IReadOnlyList<int> Seeds() => new ClusterSeeding().Query(_context, 10);

    [Benchmark(Description = "gradients")]
    public IReadOnlyList<int> Gradients() => new GradientSampling().Query(_context, 10);

    [Benchmark(Description = "entropy")]
    public IReadOnlyList<int> Entropy() => new UncertaintySampling(Acquisition.Entropy).Query(_context, 10);
}
