using Rlaif.Completion;
using Rlaif.Journals;
using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Completion;

public sealed class CompletionResumeTests
{
    [Fact]
    public async Task OpenAsync_RowsAppendedAfterTheSample_Refuses()
    {
        var journal = new InMemoryJournal();
        await Loop(0.8).RunAsync(Run(200, journal));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Loop(0.8).OpenAsync(Run(210, journal)));

        Assert.StartsWith("Rows were appended to the pool of a run whose sample is drawn already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_AnotherTarget_Refuses()
    {
        var journal = new InMemoryJournal();
        await Loop(0.8).RunAsync(Run(200, journal));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Loop(0.9).OpenAsync(Run(200, journal)));

        Assert.Contains("another target agreement (0.8 at 0.95, now 0.9 at 0.95)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_TargetForARunThatHadNone_Completes()
    {
        var journal = new InMemoryJournal();
        var learned = await Loop(target: null).RunAsync(Run(200, journal));

        var result = await Loop(0.8).RunAsync(Run(200, journal));

        Assert.Null(learned.Completion);
        Assert.Equal((0.8, learned.Rounds.Count), (result.Completion!.Target, result.Rounds.Count));
    }

    [Fact]
    public async Task CorrectAsync_BetweenRounds_LeadsToTheSameBatchAsOnResuming()
    {
        var journal = new InMemoryJournal();
        var live = new ScriptedLabeler(Some.Right);
        await using var session = await Some.Loop(live).OpenAsync(Run(60, journal));
        await session.RunRoundAsync();
        await session.RunRoundAsync();
        await session.CorrectAsync("1", "metal");
        await session.CorrectAsync("2", "fruit");
        var resumed = await Some.Loop(new ScriptedLabeler(Some.Right)).OpenAsync(Run(60, new InMemoryJournal(await Some.EntriesAsync(journal))));
        await using (resumed)
        {
            Assert.Equivalent((await resumed.RunRoundAsync())! with { Durations = null! }, (await session.RunRoundAsync())! with { Durations = null! }, strict: true);
            Assert.Equal(resumed.Current.Labeled, session.Current.Labeled);
        }
    }

    [Fact]
    public async Task CorrectAsync_OfPromisedRows_LeavesThePromiseAboutThoseItWasMadeFor()
    {
        await using var session = await Loop(0.8).OpenAsync(Run(300, new InMemoryJournal()));
        while (await session.RunRoundAsync() is not null)
        {
        }

        var before = (await session.CompleteAsync()).Completion!;
        foreach (var row in session.Current.Labeled.Where(row => row.IsGuaranteed).Take(20).ToList())
        {
            await session.CorrectAsync(row.Example.Id, row.Label);
        }

        var after = (await session.CompleteAsync()).Completion!;
        Assert.Equal((before.ClassifierRows, before.PromisedRows), (before.PromisedRows, after.PromisedRows));
        Assert.Equal(before.ClassifierRows - 20, after.ClassifierRows);
    }

    private static ActiveLearningRun Run(int rows, IJournal journal) => new(Some.Pool(rows), Some.Labels) { Journal = journal };

    private static ActiveLearningLoop Loop(double? target) => new(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer())
    {
        StoppingCriteria = [new MaximumRounds(10)],
        Options = new ActiveLearningOptions { SeedSize = 6, BatchSize = 3, Completion = target is { } agreement ? new CompletionOptions { TargetAgreement = agreement } : null },
    };
}
