using System.Diagnostics;
using Rlaif.Classifiers;
using Rlaif.Datasets;
using Rlaif.Labelers;
using Rlaif.Querying;

namespace Rlaif.Experiments;

/// <summary>Runs the loop on labeled data; the held-out rows are never in the pool.</summary>
internal sealed class Experiment
{
    private readonly Settings _settings;
    private readonly Dataset _train;
    private readonly IReadOnlyList<LabeledText> _heldOut;
    private readonly LabelSet _labels;
    private readonly TimeSpan _readTime;

    private Experiment(Settings settings, Dataset train, Dataset test, TimeSpan readTime)
    {
        _settings = settings;
        _train = train;
        _heldOut = test.HeldOut();
        _labels = new Dataset([.. train.Rows, .. test.Rows], []).GoldLabelSet();
        _readTime = readTime;
    }

    public static async Task<Experiment> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var columns = new DatasetOptions { GoldColumn = "label" };
        var train = await DatasetReader.ReadAsync(Path.Combine(settings.Data, "train.csv"), columns, cancellationToken);
        var test = await DatasetReader.ReadAsync(Path.Combine(settings.Data, "test.csv"), columns, cancellationToken);
        return new Experiment(settings, train, test, TimeProvider.System.GetElapsedTime(started));
    }

    public async Task<Curve> RunAsync(ulong seed, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var loop = new ActiveLearningLoop(new OracleLabeler(_labels, _train.GoldLabels(), _settings.Noise), new LinearTrainer())
        {
            Strategy = Strategy(_settings.Strategy),
            Options = new ActiveLearningOptions { SeedSize = _settings.SeedSize, BatchSize = _settings.Batch, MaxLabels = _settings.Labels, Seed = seed },
        };
        await using var session = await loop.OpenAsync(new ActiveLearningRun(_train.ToPool(), _labels) { HeldOut = _heldOut }, cancellationToken);
        var opened = TimeProvider.System.GetElapsedTime(started);
        while (await session.RunRoundAsync(cancellationToken) is not null)
        {
        }

        return Describe(seed, session.Current.Rounds, opened, TimeProvider.System.GetElapsedTime(started));
    }

    private static IQueryStrategy Strategy(string name) => name switch
    {
        "random" => new RandomSampling(),
        "margin" => new UncertaintySampling(Acquisition.SmallestMargin),
        "least-confidence" => new UncertaintySampling(Acquisition.LeastConfidence),
        _ => new UncertaintySampling(Acquisition.Entropy),
    };

    private Curve Describe(ulong seed, IReadOnlyList<Round> rounds, TimeSpan opened, TimeSpan whole) => new()
    {
        Data = new DirectoryInfo(_settings.Data).Name,
        Strategy = _settings.Strategy,
        Classifier = "linear",
        Seed = seed,
        Labels = rounds[^1].Labels,
        Acc = Rounded(rounds[^1].HeldOut!.Accuracy),
        F1 = Rounded(rounds[^1].HeldOut!.MacroF1),
        Ece = Rounded(rounds[^1].HeldOut!.ExpectedCalibrationError),
        ReadS = Rounded(_readTime.TotalSeconds),
        FeatureS = Rounded(opened.TotalSeconds),
        TrainS = Rounded(rounds.Sum(round => round.Durations.Train.TotalSeconds)),
        ScoreS = Rounded(rounds.Sum(round => round.Durations.Predict.TotalSeconds)),
        QueryS = Rounded(rounds.Sum(round => round.Durations.Query.TotalSeconds)),
        LoopS = Rounded(whole.TotalSeconds),
        PeakMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0),
        Accuracies = [.. rounds.Select(round => Rounded(round.HeldOut!.Accuracy))],
        Entropies = [.. rounds.Select(round => Rounded(round.Entropy?.Mean ?? 0))],
    };

    private static double Rounded(double value) => Math.Round(value, 4);
}
