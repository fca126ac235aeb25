using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Tests.Fakes;
using Rlaif.Tests.Fakes;

namespace Rlaif.Storage.Sqlite.Tests;

public sealed class PowerCutTests : IDisposable
{
    private const int Cuts = 500;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OpenAsync_LogCutAtAnyByte_LosesOnlyWhatWasCutAndResumesToTheSameEnd()
    {
        var unbroken = await RunAsync();
        var random = new Random(11);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var length = random.Next(unbroken.Log.Length + 1);
            var path = _folder[$"{cut}.db"];
            await File.WriteAllBytesAsync(path, unbroken.File);
            await File.WriteAllBytesAsync(path + "-wal", unbroken.Log[..length]);

            List<JournalEntry> left;
            await using (var journal = await SqliteJournal.OpenAsync(path, new StoppedTime()))
            {
                left = await Fakes.Entries.ReadAllAsync(journal);
            }

            // The last frame of an entry may be gone and the one that holds it be there.
            var whole = unbroken.LogLengths.Count(end => end <= length);
            Assert.InRange(left.Count, whole, whole + 1);
            var resumed = new InMemoryJournal(left);
            await Loop(out var labeler).RunAsync(new ActiveLearningRun(Some.Pool(18), Some.Labels) { Journal = resumed });
            Fakes.Entries.AssertEqual(unbroken.Entries, await Fakes.Entries.ReadAllAsync(resumed));
            Assert.Equal(unbroken.Entries.OfType<AnswerReceived>().Count() - left.OfType<AnswerReceived>().Count(), labeler.Asked.Count());
        }
    }

    private static ActiveLearningLoop Loop(out ScriptedLabeler labeler) =>
        new(labeler = new ScriptedLabeler(Some.Right), new NaiveBayesTrainer()) { Options = new ActiveLearningOptions { SeedSize = 6, BatchSize = 6 }, TimeProvider = new StoppedTime() };

    // As if the power went at the very end of a run: nothing of the log is in the file yet.
    private async Task<(byte[] File, byte[] Log, List<long> LogLengths, List<JournalEntry> Entries)> RunAsync()
    {
        var path = _folder["unbroken.db"];
        await using var journal = await SqliteJournal.OpenAsync(path, new StoppedTime());
        var noting = new NotingJournal(journal, path + "-wal");
        await Loop(out _).RunAsync(new ActiveLearningRun(Some.Pool(18), Some.Labels) { Journal = noting });
        return (await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(path + "-wal"), noting.LogLengths, await Fakes.Entries.ReadAllAsync(journal));
    }

    private sealed class NotingJournal(IJournal inner, string log) : IJournal
    {
        public List<long> LogLengths { get; } = [];

        public IAsyncEnumerable<JournalEntry> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

        public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
        {
            await inner.AppendAsync(entry, cancellationToken);
            LogLengths.Add(new FileInfo(log).Length);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
