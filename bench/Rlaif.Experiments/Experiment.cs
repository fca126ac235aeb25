using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Classifiers;
using Rlaif.Cli.Runs;
using Rlaif.Labelers;
using Rlaif.Querying;

namespace Rlaif.Experiments;

/// <summary>Runs the loop on labeled data with the oracle labeler.</summary>
internal sealed class Experiment(Settings settings, ExperimentData data)
{
    /// <summary>Runs with each seed, several beside each other, and gives the curves in the order of the seeds.</summary>
    public async IAsyncEnumerable<Curve> RunAsync()
    {
        using var gate = new SemaphoreSlim(settings.Parallel ?? Environment.ProcessorCount);
        var runs = Enumerable.Range(0, settings.Seeds).Select(seed => Task.Run(() => RunAsync((ulong)seed, gate))).ToList();
        foreach (var run in runs)
        {
            yield return await run;
        }
    }

    private async Task<Curve> RunAsync(ulong seed, SemaphoreSlim gate)
    {
        await gate.WaitAsync();
        try
        {
            return await RunAsync(seed);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Curve> RunAsync(ulong seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var session = await Loop(seed, Trainer()).OpenAsync(new ActiveLearningRun(data.Pool, data.Labels) { HeldOut = data.HeldOut });
        var opened = TimeProvider.System.GetElapsedTime(started);
        var rounds = new List<Round>();
        while (await session.RunRoundAsync() is { } round)
        {
            rounds.Add(round);
        }

        var whole = TimeProvider.System.GetElapsedTime(started);
        var learned = session.Current;
        var rechecked = settings.Recheck is null ? null : await Rechecked.OfAsync(data, learned, await session.CompleteAsync());
        return Describe(seed, rounds, learned, opened, whole) with { Recheck = rechecked };
    }

    /// <summary>Makes the loop that learns with a seed.</summary>
    public ActiveLearningLoop Loop(ulong seed, IClassifierTrainer trainer) => new(Labeler(), trainer)
    {
        Strategy = Strategy(settings.Strategy),
        SeedStrategy = settings.SeedSet == "random" ? new RandomSampling() : new ClusterSeeding(),
        StoppingCriteria = [],
        Options = new ActiveLearningOptions
        {
            SeedSize = settings.SeedSize,
            BatchSize = settings.Batch,
            MaxLabels = settings.Labels,
            RandomSlice = settings.RandomSlice,
            RecheckShare = settings.Recheck ?? 0,
            Seed = seed,
        },
    };

    public IClassifierTrainer Trainer() =>
        settings.Classifier == "mlnet" ? MLNetAssembly.CreateTrainer(NullLoggerFactory.Instance)
        : data.Embeddings is { } embeddings ? new EmbeddingTrainer(embeddings)
        : new LinearTrainer();

    private ILabeler Labeler()
    {
        var oracle = new OracleLabeler(data.Labels, data.Gold, new OracleOptions
        {
            Noise = settings.Noise,
            Profile = settings.NoiseProfile == "varied" ? NoiseProfile.Varied : NoiseProfile.Even,
            Confusion = settings.Confusion == "uneven" ? NoiseConfusion.Uneven : NoiseConfusion.Even,
        });
        return settings.HardLabels ? new HardeningLabeler(oracle) : oracle;
    }

    private static IQueryStrategy Strategy(string name) => name switch
    {
        "margin" => new UncertaintySampling(Acquisition.SmallestMargin),
        "entropy" => new UncertaintySampling(Acquisition.Entropy),
        "least-confidence" => new UncertaintySampling(Acquisition.LeastConfidence),
        "kcenter" => new KCenterSampling(),
        "kmeans" => new KMeansSampling(),
        "badge" => new GradientSampling(),
        "committee" => new CommitteeSampling(),
        "balanced" => new BalancedSampling(),
        "cost" => new CostSampling(),
        "random" => new RandomSampling(),
        _ => new AutoSampling(),
    };

    private Curve Describe(ulong seed, List<Round> rounds, ActiveLearningResult result, TimeSpan opened, TimeSpan whole) => new()
    {
        Data = data.Name,
        Strategy = settings.Strategy,
        Classifier = settings.Classifier == "mlnet" ? "mlnet" : data.Embeddings is null ? "linear" : "embedding",
        Noise = settings.Noise,
        Seed = seed,
        Labels = rounds[^1].Labels,
        Acc = Rounded(rounds[^1].HeldOut!.Accuracy),
        F1 = Rounded(rounds[^1].HeldOut!.MacroF1),
        MacroRecall = Rounded(rounds[^1].HeldOut!.MacroRecall),
        ClassesFound = result.Labeled.Where(row => row.Source == LabelSource.Labeler).Select(row => row.Label).Distinct(StringComparer.Ordinal).Count(),
        Ece = Rounded(rounds[^1].HeldOut!.ExpectedCalibrationError),
        ReadS = Rounded(data.ReadTime.TotalSeconds),
        FeatureS = Rounded(opened.TotalSeconds),
        TrainS = Rounded(rounds.Sum(round => round.Durations.Train.TotalSeconds)),
        ScoreS = Rounded(rounds.Sum(round => round.Durations.Predict.TotalSeconds)),
        QueryS = Rounded(rounds.Sum(round => round.Durations.Query.TotalSeconds)),
        LoopS = Rounded(whole.TotalSeconds),
        PeakMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0),
        Accuracies = [.. rounds.Select(round => Rounded(round.HeldOut!.Accuracy))],
        Stops = settings.Stop ? Stops.Of(rounds, settings.Labels) : null,
        Entropies = [.. rounds.Select(round => Rounded(round.Entropy?.Mean ?? 0))],
    };

    private static double Rounded(double value) => Math.Round(value, 4);
}
