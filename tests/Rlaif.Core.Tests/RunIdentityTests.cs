using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class RunIdentityTests
{
    [Fact]
    public async Task OpenAsync_RowsAppended_GoesOnAndAsksAboutThemToo()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12));

        var result = await RunAsync(journal, Some.Pool(20));

        Assert.Equal(20, result.Labeled.Count(example => example.Source == LabelSource.Labeler));
        Assert.Equal([12, 20], (await Some.EntriesAsync(journal)).OfType<RunOpened>().Select(opened => opened.PoolSize));
    }

    [Fact]
    public async Task OpenAsync_RowsAppendedAndLeftOutAgain_Refuses()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12));
        await RunAsync(journal, Some.Pool(20));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(journal, Some.Pool(12)));

        Assert.StartsWith("The journal holds a run with another pool (of 20 rows, now 12;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_ARowChanged_Refuses()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12));
        var changed = new Pool(Some.Pool(14).Select(example => example.Id == "3" ? example with { Text = "apple pear" } : example));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(journal, changed));

        Assert.Contains("another pool (of 12 rows, now 14;", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("apple", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_SettingOfTheLoopChanged_NamesIt()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12), maxLabels: 5);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(journal, Some.Pool(12), batchSize: 4));

        Assert.StartsWith("The journal holds a run with another batch size (3, now 4); resume it with its own", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_SettingOfTheTaskChanged_NamesIt()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12), model: "small");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(journal, Some.Pool(12), model: "large"));

        Assert.StartsWith("The journal holds a run with another model (small, now large);", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_SeedChanged_NamesIt()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(journal, Some.Pool(12), seed: 7));

        Assert.StartsWith("The journal holds a run with another seed (0, now 7);", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_HigherBudget_GoesOn()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12), maxLabels: 5);

        var result = await RunAsync(journal, Some.Pool(12), maxLabels: 9);

        Assert.Equal(9, result.Labeled.Count(example => example.Source == LabelSource.Labeler));
    }

    [Fact]
    public async Task OpenAsync_JournalThatKnowsNeitherSizeNorSettings_GoesOn()
    {
        var journal = new InMemoryJournal();
        await RunAsync(journal, Some.Pool(12), maxLabels: 5);
        var old = (await Some.EntriesAsync(journal)).Select(entry => entry is RunOpened opened ? new RunOpened(opened.PoolFingerprint, opened.Labels, opened.KnownLabelsFingerprint, opened.Seed) : entry);

        var result = await RunAsync(new InMemoryJournal(old), Some.Pool(12), batchSize: 4);

        Assert.Equal(12, result.Labeled.Count(example => example.Source == LabelSource.Labeler));
    }

    [Fact]
    public async Task OpenAsync_JournalOfTheLoop_IsClosedWithTheSessionAndWhenOpeningFails()
    {
        var store = new OneJournalStore();
        var loop = new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer()) { Journals = store };

        await loop.RunAsync(new ActiveLearningRun(Some.Pool(12), Some.Labels));
        await Assert.ThrowsAsync<ArgumentException>(() => loop.RunAsync(new ActiveLearningRun(Some.Pool(5), Some.Labels)));

        Assert.Equal((2, 2), (store.Opened, store.Closed));
        Assert.NotEmpty(await Some.EntriesAsync(store.Inner));
    }

    private static Task<ActiveLearningResult> RunAsync(IJournal journal, Pool pool, int? maxLabels = null, int batchSize = 3, string model = "small", ulong seed = 0)
    {
        var loop = new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer())
        {
            Options = new ActiveLearningOptions { SeedSize = 4, BatchSize = batchSize, MaxLabels = maxLabels, Seed = seed },
            Settings = new Dictionary<string, string> { ["model"] = model },
        };
        return loop.RunAsync(new ActiveLearningRun(pool, Some.Labels) { Journal = journal });
    }

    private sealed class OneJournalStore : IJournalStore
    {
        public InMemoryJournal Inner { get; } = new();

        public int Opened { get; private set; }

        public int Closed { get; private set; }

        public ValueTask<IJournal> OpenAsync(CancellationToken cancellationToken = default)
        {
            Opened++;
            return ValueTask.FromResult<IJournal>(new Lent(this));
        }

        private sealed class Lent(OneJournalStore store) : IJournal
        {
            public IAsyncEnumerable<JournalEntry> ReadAsync(CancellationToken cancellationToken = default) => store.Inner.ReadAsync(cancellationToken);

            public ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default) => store.Inner.AppendAsync(entry, cancellationToken);

            public ValueTask DisposeAsync()
            {
                store.Closed++;
                return ValueTask.CompletedTask;
            }
        }
    }
}
