using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Files;
using Rlaif.Storage.Sqlite.Tests.Fakes;

namespace Rlaif.Storage.Sqlite.Tests;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OpenAsync_ClosedJournal_HoldsWhatWasAppended()
    {
        await WriteAsync(_folder["run/journal.db"], Fakes.Entries.OfEveryKind);

        await using var journal = await SqliteJournal.OpenAsync(_folder["run/journal.db"]);

        Fakes.Entries.AssertEqual(Fakes.Entries.OfEveryKind, await Fakes.Entries.ReadAllAsync(journal));
    }

    [Fact]
    public async Task DisposeAsync_Always_LeavesOneFile()
    {
        await WriteAsync(_folder["run/journal.db"], Fakes.Entries.OfEveryKind);

        Assert.Equal([_folder["run/journal.db"]], Directory.GetFiles(_folder["run"]));
    }

    [Fact]
    public async Task OpenAsync_CreatingProcessWasKilled_CreatesAndTidiesUp()
    {
        await File.WriteAllTextAsync(_folder["journal.db.123.new"], "half made");

        await using var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]);

        Assert.Empty(await Fakes.Entries.ReadAllAsync(journal));
        Assert.False(File.Exists(_folder["journal.db.123.new"]));
    }

    [Fact]
    public async Task ReadAsync_MoreThanAreReadAtOnce_GivesAllInOrder()
    {
        JournalEntry[] entries = [.. Enumerable.Range(0, 1201).Select(Fakes.Entries.Answer)];
        await WriteAsync(_folder["journal.db"], entries);

        await using var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]);

        Fakes.Entries.AssertEqual(entries, await Fakes.Entries.ReadAllAsync(journal));
    }

    [Fact]
    public async Task OpenAsync_HeldByThisProcess_NamesIt()
    {
        await using var first = await SqliteJournal.OpenAsync(_folder["journal.db"], new StoppedTime());

        var error = await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["journal.db"]));

        Assert.Equal(StorageFault.InUse, error.Fault);
        Assert.Equal($"The journal '{_folder["journal.db"]}' is in use by process {Environment.ProcessId} on {Environment.MachineName} since 2026-01-02 03:04:05 UTC; wait until that has ended, or end it.", error.Message);
    }

    [Fact]
    public async Task OpenAsync_HeldByAnotherProcess_RefusesUntilThatIsKilled()
    {
        using var other = await OtherProcess.StartAsync("hold", _folder["journal.db"]);

        var error = await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["journal.db"]));
        Assert.Contains($"is in use by process {other.Id} on {Environment.MachineName} since 2", error.Message, StringComparison.Ordinal);

        await other.KillAsync();
        Assert.True(File.Exists(HolderFile.PathOf(_folder["journal.db"])));
        await using var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]);
        Assert.Contains($"process {Environment.ProcessId} ", HolderFile.Describe(_folder["journal.db"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppendAsync_NoRoomLeft_SaysSoAndKeepsWhatWasThere()
    {
        var kept = 0;
        await using (var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]))
        {
            journal.File.Execute("PRAGMA max_page_count = 30");
            var error = await Assert.ThrowsAsync<StorageException>(async () =>
            {
                for (; kept < 10_000; kept++)
                {
                    await journal.AppendAsync(Fakes.Entries.Answer(kept));
                }
            });

            Assert.Equal(StorageFault.Full, error.Fault);
            Assert.StartsWith($"There is no room left for the journal '{_folder["journal.db"]}'; what was kept before is whole", error.Message, StringComparison.Ordinal);
            Assert.Equal(kept, (await Fakes.Entries.ReadAllAsync(journal)).Count);
        }

        await using var again = await SqliteJournal.OpenAsync(_folder["journal.db"]);
        await again.AppendAsync(Fakes.Entries.Answer(kept));
        Fakes.Entries.AssertEqual(Enumerable.Range(0, kept + 1).Select(Fakes.Entries.Answer), await Fakes.Entries.ReadAllAsync(again));
    }

    [Fact]
    public async Task OpenAsync_FolderThatIsAFile_SaysWhatToDo()
    {
        await File.WriteAllTextAsync(_folder["run"], "a file");

        var error = await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["run/journal.db"]));

        Assert.Equal(StorageFault.ReadOnly, error.Fault);
    }

    [UnprivilegedFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task OpenAsync_ReadOnlyFolder_SaysWhatToDo()
    {
        await WriteAsync(_folder["run/journal.db"], Fakes.Entries.OfEveryKind);
        File.SetUnixFileMode(_folder["run"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(StorageFault.ReadOnly, (await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["run/journal.db"]))).Fault);
        }
        finally
        {
            File.SetUnixFileMode(_folder["run"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task AppendAsync_FileThatMayOnlyBeRead_SaysWhatToDo()
    {
        await using var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]);
        journal.File.Execute("PRAGMA query_only = ON");

        Assert.Equal(StorageFault.ReadOnly, (await Assert.ThrowsAsync<StorageException>(() => journal.AppendAsync(Fakes.Entries.Answer(1)).AsTask())).Fault);
    }

    [Fact]
    public async Task OpenAsync_FileOfALaterVersion_SaysSo()
    {
        await using (var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]))
        {
            journal.File.Execute("PRAGMA user_version = 2");
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["journal.db"]));

        Assert.Equal(StorageFault.TooNew, error.Fault);
        Assert.Contains("has version 2 and this library knows version 1;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_FileOfAnotherKind_IsLeftAlone()
    {
        using (new SqliteAnswerCache(_folder["cache.db"]))
        {
        }

        await File.WriteAllTextAsync(_folder["notes.txt"], new string('x', 9000));

        Assert.Equal(StorageFault.Unusable, (await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["cache.db"]))).Fault);
        Assert.Equal(StorageFault.Damaged, (await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(_folder["notes.txt"]))).Fault);
        Assert.Equal(9000, new FileInfo(_folder["notes.txt"]).Length);
    }

    [Fact]
    public async Task AppendAsync_Disposed_Throws()
    {
        var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]);
        await journal.DisposeAsync();
        await journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.AppendAsync(Fakes.Entries.Answer(1)).AsTask());
    }

    [Fact]
    public async Task OpenAsync_FileOfVersion1_IsRead()
    {
        // A file of the library that wrote version 1 first.
        if (TestData.IsToApprove)
        {
            await WriteAsync(_folder["first.db"], Fakes.Entries.OfVersion1);
            await TestData.ApproveAsync("journal-1.db", _folder["first.db"]);
        }

        await TestData.CopyAsync("journal-1.db", _folder["journal.db"]);

        await using var journal = await SqliteJournal.OpenAsync(_folder["journal.db"]);
        var entries = await Fakes.Entries.ReadAllAsync(journal);

        Assert.Equivalent(Fakes.Entries.OfVersion1, entries, strict: true);
        await journal.AppendAsync(Fakes.Entries.Answer(1));
    }

    internal static async Task WriteAsync(string path, IEnumerable<JournalEntry> entries)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        await using var journal = await SqliteJournal.OpenAsync(path);
        foreach (var entry in entries)
        {
            await journal.AppendAsync(entry);
        }
    }
}
