using Rlaif.Journals;
using Rlaif.Loop;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class GainOfDoublingTests
{
    private static readonly PredictionTable Now = new([0.9f, 0.1f, 0.4f, 0.6f, 0.25f, 0.75f, 0.5f, 0.5f], 2);
    private static readonly int[] Rows = [0, 1, 2, 3];

    [Fact]
    public void Measure_ChangedPredictions_GainWhatTheirProbabilitiesSay() =>
        Assert.Equal((0.2 + 0.5) / 4, Measure(100, [], Round(50, 0, 0, 0, 0))!.Value, 6);

    [Fact]
    public void Measure_RowsWithALabel_AreLeftOut() =>
        Assert.Equal(0.2 / 3, Measure(100, [2], Round(50, 0, 0, 0, 0))!.Value, 6);

    [Fact]
    public void Measure_MoreThanADoubling_CountsForOne() =>
        Assert.Equal((0.2 + 0.5) / 4 / 2, Measure(200, [], Round(50, 0, 0, 0, 0))!.Value, 6);

    [Fact]
    public void Measure_SeveralRounds_ComparesWithTheLastThatHadHalfTheLabels() =>
        Assert.Equal(0, Measure(100, [], Round(25, 0, 0, 0, 0), Round(50, 0, 1, 1, 0), Round(75, 0, 0, 0, 0))!.Value);

    [Fact]
    public void Measure_EqualTexts_CountByTheirMultiplicity() =>
        Assert.Equal((0.2 + (3 * 0.5)) / 6, GainOfDoubling.Measure(Pool.FromTexts(["a", "b", "c", "c", "c", "d"]), Rows, _ => true, Now, 100, [Round(50, 0, 0, 0, 0)])!.Value, 6);

    [Fact]
    public void Measure_NothingToCompareWith_IsNothing()
    {
        Assert.Null(Measure(100, []));
        Assert.Null(Measure(100, [], Round(51, 0, 0, 0, 0)));
        Assert.Null(Measure(100, [], SomeRounds.Of(50)));
        Assert.Null(Measure(100, [0, 1, 2, 3], Round(50, 0, 0, 0, 0)));
    }

    [Fact]
    public async Task GainOfDoubling_ResumedRun_IsThatOfAnUnbrokenOne()
    {
        var journal = new InMemoryJournal();
        var unbroken = await Loop().RunAsync(Run(300));
        await RunTwoRoundsAsync(Run(300) with { Journal = journal });

        var resumed = await Loop().RunAsync(Run(300) with { Journal = journal });

        Assert.Equal(unbroken.Rounds.Select(round => round.StopSet!.GainOfDoubling), resumed.Rounds.Select(round => round.StopSet!.GainOfDoubling));
        Assert.Equal([false, true, true, true, true], resumed.Rounds.Select(round => round.StopSet!.GainOfDoubling is not null));
    }

    [Fact]
    public async Task GainOfDoubling_PoolThatHasGrown_StartsAnew()
    {
        var journal = new InMemoryJournal();
        await RunTwoRoundsAsync(Run(300) with { Journal = journal });

        var grown = await Loop().RunAsync(Run(400) with { Journal = journal });

        Assert.Equal([false, true, false, false, false], grown.Rounds.Select(round => round.StopSet!.GainOfDoubling is not null));
    }

    private static ActiveLearningRun Run(int rows) => new(Some.Pool(rows), Some.Labels);

    private static ActiveLearningLoop Loop() => new(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer())
    {
        Options = new ActiveLearningOptions { SeedSize = 10, BatchSize = 10, MaxLabels = 50 },
        StoppingCriteria = [],
    };

    private static async Task RunTwoRoundsAsync(ActiveLearningRun run)
    {
        await using var session = await Loop().OpenAsync(run);
        await session.RunRoundAsync();
        await session.RunRoundAsync();
    }

    private static double? Measure(int labels, int[] labeled, params Round[] rounds) =>
        GainOfDoubling.Measure(Pool.FromTexts(["a", "b", "c", "d"]), Rows, row => !labeled.Contains(row), Now, labels, rounds);

    private static Round Round(int labels, params int[] predicted) => SomeRounds.Of(labels, stopSet: SomeRounds.StopSet(predicted: predicted));
}
