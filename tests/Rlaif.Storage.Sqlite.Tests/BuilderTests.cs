using Microsoft.Extensions.DependencyInjection;
using Rlaif.Clients;
using Rlaif.Tests.Fakes;

namespace Rlaif.Storage.Sqlite.Tests;

public sealed class BuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task UseSqliteJournal_AnotherProcessLater_GoesOnAndAsksNothingTwice()
    {
        await using (var services = Services(out _, maxLabels: 7))
        {
            await services.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());
        }

        await using var later = Services(out var labeler, maxLabels: 10);
        var result = await later.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());

        Assert.Equal(10, result.Labeled.Count(example => example.Source == LabelSource.Labeler));
        Assert.Equal(3, labeler.Asked.Count());
    }

    [Fact]
    public async Task UseSqliteJournal_RunOfAnEarlierProcess_IsChargedOnce()
    {
        await using (var services = Services(out _, maxLabels: 7))
        {
            await services.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());
            await services.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());

            // The labeler of this test makes its requests beside the budget.
            Assert.Equal(0, Spent(services).Requests);
        }

        await using var later = Services(out _, maxLabels: 10);
        await later.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());
        await later.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());

        Assert.Equal((7L, new TokenUsage(70, 7), 0.07m), (Spent(later).Requests, Spent(later).Usage, Spent(later).Cost));
        Assert.Equal(4, later.GetRequiredKeyedService<Budget>(string.Empty).GetSpent(1).Requests);
    }

    [Fact]
    public async Task UseSqliteJournal_ModelChanged_NamesIt()
    {
        await using (var services = Services(out _, maxLabels: 7, options => options.Votes = 1))
        {
            await services.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());
        }

        await using var later = Services(out _, maxLabels: 7, options => options.Votes = 3);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => later.GetRequiredService<ActiveLearningLoop>().RunAsync(Run()));

        Assert.StartsWith("The journal holds a run with another number of votes (1, now 3);", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseSqliteJournal_RunUnderWay_RefusesAnother()
    {
        await using var services = Services(out _, maxLabels: 7);
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        await using var session = await loop.OpenAsync(Run());

        Assert.Equal(StorageFault.InUse, (await Assert.ThrowsAsync<StorageException>(() => loop.OpenAsync(Run()))).Fault);
    }

    [Fact]
    public async Task UseSqliteAnswerCache_TwoProviders_ShareTheFile()
    {
        var key = Program.Key(1);
        await using (var services = Services(out _, maxLabels: 7))
        {
            await services.GetRequiredKeyedService<IAnswerCache>(string.Empty).SetAsync(key, new CachedAnswer("yes", null, null));
        }

        await using var later = Services(out _, maxLabels: 7);
        Assert.Equal("yes", (await later.GetRequiredKeyedService<IAnswerCache>(string.Empty).GetAsync(key))?.Text);
    }

    [Fact]
    public async Task UseSqliteJournal_ClockSetBack_ChangesNothing()
    {
        await using (var services = Services(out _, maxLabels: 7, clock: new Fakes.ClockSetBack()))
        {
            await services.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());
        }

        await using var later = Services(out var labeler, maxLabels: 10, clock: new Fakes.ClockSetBack());
        var result = await later.GetRequiredService<ActiveLearningLoop>().RunAsync(Run());
        var unbroken = await new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer()) { Options = new() { SeedSize = 4, BatchSize = 3, MaxLabels = 10 } }.RunAsync(Run());

        Assert.Equal(3, labeler.Asked.Count());
        Assert.Equal(unbroken.Labeled.Select(row => (row.Example.Id, row.Label, row.Source)), result.Labeled.Select(row => (row.Example.Id, row.Label, row.Source)));
        Assert.All(result.Rounds, round => Assert.True(round.Durations.Total >= TimeSpan.Zero));
    }

    private static ActiveLearningRun Run() => new(Some.Pool(12), Some.Labels);

    private static BudgetSpent Spent(IServiceProvider services) => services.GetRequiredKeyedService<Budget>(string.Empty).Spent;

    private ServiceProvider Services(out ScriptedLabeler labeler, int maxLabels, Action<RlaifOptions>? configure = null, TimeProvider? clock = null)
    {
        var scripted = labeler = new ScriptedLabeler(Some.Right);
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddRlaif(options =>
            {
                options.Loop.SeedSize = 4;
                options.Loop.BatchSize = 3;
                options.Loop.MaxLabels = maxLabels;
                configure?.Invoke(options);
            })
            .UseLabels("fruit", "metal")
            .UseLabeler(_ => scripted)
            .UseTrainer(_ => new NaiveBayesTrainer())
            .UseSqliteJournal(_folder["run/journal.db"])
            .UseSqliteAnswerCache(_folder["answers.db"]);
        return services.BuildServiceProvider();
    }
}
