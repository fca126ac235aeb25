using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Tests.Fakes;

namespace Rlaif.Storage.Sqlite.Tests;

public sealed class DamageTests : IAsyncLifetime, IDisposable
{
    private const int Count = 120;
    private const int PageSize = 4096;

    // Every fourth answer is synced; the last one has none behind it that shows it.
    private const int ProvenSynced = 116;
    private static readonly JournalEntry[] Originals = [.. Enumerable.Range(0, Count).Select(Fakes.Entries.Answer)];
    private readonly TemporaryFolder _folder = new();
    private byte[] _bytes = [];

    private string Journal => _folder["journal.db"];

    public async Task InitializeAsync()
    {
        await SqliteJournalTests.WriteAsync(Journal, Originals);
        _bytes = await File.ReadAllBytesAsync(Journal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SalvageAsync_WholeJournal_GivesAllOfIt()
    {
        var salvaged = await SqliteJournal.SalvageAsync(Journal);

        Fakes.Entries.AssertEqual(Originals, salvaged.Entries);
        Assert.Empty(salvaged.Beyond);
        Assert.Null(salvaged.Damage);
    }

    [Fact]
    public async Task OpenAsync_AnyBitFlipped_GivesTheSameOrSaysDamaged()
    {
        var random = new Random(7);
        var found = 0;
        for (var flip = 0; flip < 150; flip++)
        {
            byte[] bytes = [.. _bytes];
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            found += await IsFoundAsync(bytes) ? 1 : 0;
            await AssertSavedAsync(fewest: Count - 25);
        }

        Assert.InRange(found, 75, 150);
    }

    [Fact]
    public async Task OpenAsync_AnyPageOverwritten_SaysDamagedAndTheOthersAreSaved()
    {
        var random = new Random(8);
        for (var page = 0; page < _bytes.Length / PageSize; page++)
        {
            byte[] bytes = [.. _bytes];
            random.NextBytes(bytes.AsSpan(page * PageSize, PageSize));

            Assert.True(await IsFoundAsync(bytes), $"Page {page + 1} was overwritten unseen.");
            await AssertSavedAsync(fewest: Count - 25);
        }
    }

    [Fact]
    public async Task OpenAsync_TruncatedAnywhere_SaysDamagedAndTheRestIsSaved()
    {
        var random = new Random(9);
        for (var cut = 0; cut < 60; cut++)
        {
            var length = random.Next(_bytes.Length);

            Assert.True(await IsFoundAsync(_bytes[..length]), $"The file was cut at {length} unseen.");
            await AssertSavedAsync(fewest: 0);
        }
    }

    [Fact]
    public async Task SalvageAsync_PageInTheMiddleGone_SaysWhatIsMissing()
    {
        Array.Clear(_bytes, _bytes.Length / PageSize / 2 * PageSize, PageSize);
        await File.WriteAllBytesAsync(Journal, _bytes);

        var salvaged = await SqliteJournal.SalvageAsync(Journal);

        Assert.NotEmpty(salvaged.Entries);
        Assert.NotEmpty(salvaged.Beyond);
        Assert.Equal($"Entry {salvaged.Entries.Count + 1} of the journal '{Journal}' cannot be read; {salvaged.Entries.Count} entries before it and {salvaged.Beyond.Count} behind it can.", salvaged.Damage);
        Fakes.Entries.AssertEqual(Originals.Take(salvaged.Entries.Count), salvaged.Entries);
    }

    [Fact]
    public async Task OpenAsync_LogFlippedInAnyFrame_RestoresWhatIsBehindOrSaysDamaged()
    {
        var (file, log) = await KilledAsync();
        var outcomes = new int[2];
        for (var frame = 32; frame + 4120 <= log.Length; frame += 4120)
        {
            byte[] flipped = [.. log];
            flipped[frame + 24 + 3000] ^= 4;
            await WriteAsync(file, flipped);
            try
            {
                await using var journal = await SqliteJournal.OpenAsync(Journal);
                var left = await Fakes.Entries.ReadAllAsync(journal);
                Fakes.Entries.AssertEqual(Originals.Take(left.Count), left);
                Assert.InRange(left.Count, ProvenSynced, Count);
                outcomes[0]++;
            }
            catch (StorageException)
            {
                var salvaged = await SqliteJournal.SalvageAsync(Journal);
                Assert.InRange(salvaged.Entries.Count + salvaged.Beyond.Count, Count - 1, Count - 1);
                outcomes[1]++;
            }
        }

        // Pages of a long entry are in the log once, all others many times.
        Assert.Equal(6, outcomes[1]);
        Assert.InRange(outcomes[0], Count / 2, int.MaxValue);
    }

    [Fact]
    public async Task OpenAsync_LogOfAKilledRun_IsReadAgainAndAgain()
    {
        var (file, log) = await KilledAsync();
        await WriteAsync(file, log);

        for (var time = 0; time < 2; time++)
        {
            await using var journal = await SqliteJournal.OpenAsync(Journal);
            Fakes.Entries.AssertEqual(Originals, await Fakes.Entries.ReadAllAsync(journal));
        }
    }

    [Fact]
    public async Task OpenAsync_FileDeletedBesideItsLog_SaysDamagedAndTheLogIsSaved()
    {
        var (_, log) = await KilledAsync();
        await WriteAsync(file: null, log);

        Assert.Equal(StorageFault.Damaged, (await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.OpenAsync(Journal))).Fault);

        Fakes.Entries.AssertEqual(Originals, (await SqliteJournal.SalvageAsync(Journal)).Entries);
    }

    [Fact]
    public async Task SalvageAsync_JournalInUse_GivesWhatIsThere()
    {
        await using var journal = await SqliteJournal.OpenAsync(Journal);
        await journal.AppendAsync(Fakes.Entries.Answer(Count));

        Assert.Equal(Count + 1, (await SqliteJournal.SalvageAsync(Journal)).Entries.Count);
    }

    [Fact]
    public async Task SalvageAsync_NoFile_SaysSo() =>
        Assert.Equal(StorageFault.Unusable, (await Assert.ThrowsAsync<StorageException>(() => SqliteJournal.SalvageAsync(_folder["none.db"]))).Fault);

    // As a kill leaves them: everything is in the log.
    private async Task<(byte[] File, byte[] Log)> KilledAsync()
    {
        File.Delete(Journal);
        var time = new StoppedTime();
        await using var journal = await SqliteJournal.OpenAsync(Journal, time);
        foreach (var entry in Originals)
        {
            time.Advance(TimeSpan.FromSeconds(0.25));
            await journal.AppendAsync(entry);
            await journal.File.Syncing;
        }

        return (await File.ReadAllBytesAsync(Journal), await File.ReadAllBytesAsync(Journal + "-wal"));
    }

    private async Task WriteAsync(byte[]? file, byte[] log)
    {
        File.Delete(Journal);
        if (file is not null)
        {
            await File.WriteAllBytesAsync(Journal, file);
        }

        await File.WriteAllBytesAsync(Journal + "-wal", log);
    }

    private async Task<bool> IsFoundAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(Journal, bytes);
        try
        {
            await using var journal = await SqliteJournal.OpenAsync(Journal);
            Fakes.Entries.AssertEqual(Originals, await Fakes.Entries.ReadAllAsync(journal));
            return false;
        }
        catch (StorageException)
        {
            // What SQLite may have left beside a file that it could not read.
            File.Delete(Journal + "-wal");
            await File.WriteAllBytesAsync(Journal, bytes);
            return true;
        }
    }

    // Every entry that is given back is genuine and stands where it stood.
    private async Task AssertSavedAsync(int fewest)
    {
        var salvaged = await SqliteJournal.SalvageAsync(Journal);
        var originals = Originals.Select(entry => Convert.ToHexString(Fakes.Entries.Bits(entry))).ToHashSet(StringComparer.Ordinal);
        Fakes.Entries.AssertEqual(Originals.Take(salvaged.Entries.Count), salvaged.Entries);
        Assert.All(salvaged.Beyond, entry => Assert.Contains(Convert.ToHexString(Fakes.Entries.Bits(entry)), originals));
        Assert.InRange(salvaged.Entries.Count + salvaged.Beyond.Count, fewest, Count);
    }
}
