using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class WatchedRowsTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(300), Some.Labels);

    [Fact]
    public async Task Watched_FirstRound_AreTheUnlabeledRowsOfHighestEntropy()
    {
        await using var session = await Loop().OpenAsync(Run);
        var round = (await session.RunRoundAsync())!;

        var entropies = session.Current.Labeled.Index()
            .Where(row => row.Item.Source == LabelSource.Classifier)
            .Select(row => (float)session.Current.Labeled.GetPrediction(row.Index).NormalizedEntropy)
            .OrderDescending()
            .ToList();
        Assert.Equal(20, round.Watched!.Count);
        Assert.All(round.Watched.Zip(entropies), pair => Assert.Equal(pair.Second, pair.First.Entropy, 4));
        Assert.DoesNotContain(round.Watched, row => row.IsLabeled);
    }

    [Fact]
    public async Task Watched_LaterRounds_AreTheSameRowsAsPredictedThen()
    {
        await using var session = await Loop().OpenAsync(Run);
        var first = (await session.RunRoundAsync())!;
        var second = (await session.RunRoundAsync())!;

        Assert.Equal(first.Watched!.Select(row => row.ExampleId), second.Watched!.Select(row => row.ExampleId));
        Assert.All(second.Watched!, row =>
        {
            var index = Run.Pool.RowOf(row.ExampleId);
            var now = session.Current.Labeled.GetPrediction(index);
            Assert.Equal((Some.Labels[now.Top].Name, now.Confidence), (row.Label, row.Probability));
            Assert.Equal(session.Current.Labeled[index].Source == LabelSource.Labeler, row.IsLabeled);
        });
        Assert.Contains(second.Watched!, row => row.IsLabeled);
    }

    [Fact]
    public async Task RandomRows_EachRound_AddUpToTheCountOfTheSlices()
    {
        var result = await Loop().RunAsync(Run);

        var rows = result.Rounds.SelectMany(round => round.RandomRows!).ToList();
        var labels = result.Labeled.ToDictionary(row => row.Example.Id, row => row.Label, StringComparer.Ordinal);
        Assert.Equal(20, rows.Count);
        Assert.Equal(new RandomSliceCount(rows.Count, rows.Count(row => row.Label == labels[row.ExampleId])), result.Rounds[^1].RandomSlice);
        Assert.DoesNotContain(rows, row => row.IsLabeled);
    }

    [Fact]
    public async Task Watched_ResumedRun_GoesOnWithTheSameRows()
    {
        var unbroken = await Loop().RunAsync(Run);
        var journal = new InMemoryJournal();
        await using (var session = await Loop().OpenAsync(Run with { Journal = journal }))
        {
            await session.RunRoundAsync();
            await session.RunRoundAsync();
        }

        var resumed = await Loop().RunAsync(Run with { Journal = journal });

        Assert.Equal(unbroken.Rounds.SelectMany(round => round.Watched!), resumed.Rounds.SelectMany(round => round.Watched!));
        Assert.Equal(unbroken.Rounds.SelectMany(round => round.RandomRows!), resumed.Rounds.SelectMany(round => round.RandomRows!));
        Assert.Equal(unbroken.Rounds.Select(round => round.EntropyDistribution?.Percentile25), resumed.Rounds.Select(round => round.EntropyDistribution?.Percentile25));
    }

    [Fact]
    public async Task Watched_RoundsOfAnEarlierVersion_StayWithoutThem()
    {
        var journal = new InMemoryJournal();
        await using (var session = await Loop().OpenAsync(Run with { Journal = journal }))
        {
            await session.RunRoundAsync();
        }

        var entries = (await Some.EntriesAsync(journal)).Select(entry => entry is RoundCompleted completed ? new RoundCompleted(completed.Round with { Watched = null }) : entry);
        var result = await Loop().RunAsync(Run with { Journal = new InMemoryJournal(entries) });

        Assert.All(result.Rounds, round => Assert.Null(round.Watched));
    }

    private static ActiveLearningLoop Loop() => new(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer())
    {
        Options = new ActiveLearningOptions { SeedSize = 10, BatchSize = 10, MaxLabels = 50, RandomSlice = 0.5 },
        StoppingCriteria = [],
    };
}
