using Rlaif.Clients;
using Rlaif.Storage.Sqlite.Files;
using Rlaif.Storage.Sqlite.Tests.Fakes;

namespace Rlaif.Storage.Sqlite.Tests;

public sealed class SqliteAnswerCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Cache => _folder["cache/answers.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GetAsync_AfterReopening_GivesTheAnswer()
    {
        var answer = new CachedAnswer("naïve 火", "model", "stop") { LogProbabilities = [new TokenLogProbability("a", -0.5, [new TokenAlternative("b", double.NegativeInfinity)])] };
        using (var cache = new SqliteAnswerCache(Cache))
        {
            Assert.Null(await cache.GetAsync(Program.Key(1)));
            await cache.SetAsync(Program.Key(1), answer);
        }

        using var again = new SqliteAnswerCache(Cache);
        Assert.Equivalent(answer, await again.GetAsync(Program.Key(1)), strict: true);
        Assert.Null(await again.GetAsync(Program.Key(2)));
    }

    [Fact]
    public async Task SetAsync_SameKey_TakesThePlaceOfTheEarlier()
    {
        using var cache = new SqliteAnswerCache(Cache);
        await cache.SetAsync(Program.Key(1), Answer("first"));
        await cache.SetAsync(Program.Key(1), Answer("second"));

        Assert.Equal("second", (await cache.GetAsync(Program.Key(1)))?.Text);
    }

    [Fact]
    public async Task SetAsync_BeyondTheSize_DropsWhatWentUnusedTheLongest()
    {
        var size = 200 + Answer("0").ToBytes().Length;
        using (var cache = new SqliteAnswerCache(Cache, 3 * size))
        {
            await cache.SetAsync(Program.Key(1), Answer("1"));
            await cache.SetAsync(Program.Key(2), Answer("2"));
            await cache.SetAsync(Program.Key(3), Answer("3"));
            await cache.GetAsync(Program.Key(1));
        }

        using var again = new SqliteAnswerCache(Cache, 3 * size);
        await again.SetAsync(Program.Key(4), Answer("4"));
        await again.SetAsync(Program.Key(5), Answer("5"));

        Assert.Equal(["1", null, null, "4", "5"], await TextsAsync(again, 5));
    }

    [Fact]
    public async Task SetAsync_LargerThanTheCache_IsNotKeptAndDrivesNothingOut()
    {
        using var cache = new SqliteAnswerCache(Cache, 1000);
        await cache.SetAsync(Program.Key(1), Answer("1"));
        await cache.SetAsync(Program.Key(2), Answer(new string('x', 2000)));

        Assert.Equal(["1", null], await TextsAsync(cache, 2));
    }

    [Fact]
    public async Task SetAsync_FromManyTasksOfTwoCaches_KeepsAll()
    {
        using var first = new SqliteAnswerCache(Cache);
        using var second = new SqliteAnswerCache(Cache);

        await Task.WhenAll(Enumerable.Range(1, 100).Select(number => Task.Run(async () => await (number % 2 == 0 ? first : second).SetAsync(Program.Key(number), Answer($"{number}")))));

        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"{number}"), await TextsAsync(first, 100));
    }

    [Fact]
    public async Task SetAsync_FromTwoProcesses_KeepsToTheSizeAndLosesNothingElse()
    {
        const long SizeLimit = 40_000;
        using var first = await OtherProcess.StartAsync("keep", Cache, "1", "300", $"{SizeLimit}");
        using var second = await OtherProcess.StartAsync("keep", Cache, "1001", "300", $"{SizeLimit}");

        var exitCodes = await Task.WhenAll(first.EndAsync(), second.EndAsync());
        Assert.Equal([0, 0], exitCodes);

        using var connection = SqliteConnections.Open(Cache, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly, timeoutSeconds: 1);
        var total = (long)connection.Scalar("SELECT size FROM total")!;
        Assert.Equal(total, connection.Scalar("SELECT sum(size) FROM answers"));
        Assert.InRange(total, SizeLimit - 300, SizeLimit);
        Assert.Equal("ok", connection.Scalar("PRAGMA integrity_check"));
        using var cache = new SqliteAnswerCache(Cache);
        Assert.True(await cache.GetAsync(Program.Key(300)) is not null || await cache.GetAsync(Program.Key(1300)) is not null);
    }

    [Fact]
    public async Task SetAsync_ProcessKilledMeanwhile_LeavesAWholeCache()
    {
        using (var other = await OtherProcess.StartAsync("keep", Cache, "1", "1000000", "10000000"))
        {
            var ended = other.EndAsync();
            while (!File.Exists(Cache + "-wal") || new FileInfo(Cache + "-wal").Length < 500_000)
            {
                await Task.Yield();
            }

            await other.KillAsync();
            await ended;
        }

        using var cache = new SqliteAnswerCache(Cache);
        Assert.Equal("answer 5", (await cache.GetAsync(Program.Key(5)))?.Text);
    }

    [Fact]
    public async Task GetAsync_DamagedAnswer_IsNoAnswer()
    {
        using (var cache = new SqliteAnswerCache(Cache))
        {
            await cache.SetAsync(Program.Key(1), Answer("right answer"));
        }

        var bytes = await File.ReadAllBytesAsync(Cache);
        bytes[bytes.AsSpan().IndexOf("right answer"u8)] = (byte)'l';
        await File.WriteAllBytesAsync(Cache, bytes);

        using var again = new SqliteAnswerCache(Cache);
        Assert.Null(await again.GetAsync(Program.Key(1)));
    }

    [Fact]
    public async Task Open_DamagedFile_SaysWhatToDo()
    {
        await File.WriteAllTextAsync(_folder["answers.db"], new string('x', 9000));

        var error = Assert.Throws<StorageException>(() => new SqliteAnswerCache(_folder["answers.db"]));

        Assert.Equal((StorageFault.Damaged, $"The answer cache '{_folder["answers.db"]}' is damaged; delete it."), (error.Fault, error.Message));
    }

    [Fact]
    public async Task GetAsync_NothingCanBeWritten_GivesTheAnswerAllTheSame()
    {
        using var cache = new SqliteAnswerCache(Cache);
        await cache.SetAsync(Program.Key(1), Answer("1"));
        cache.File.Execute("PRAGMA query_only = ON");

        Assert.Equal("1", (await cache.GetAsync(Program.Key(1)))?.Text);
        Assert.Equal(StorageFault.ReadOnly, (await Assert.ThrowsAsync<StorageException>(() => cache.SetAsync(Program.Key(2), Answer("2")).AsTask())).Fault);
    }

    [Fact]
    public async Task GetAsync_Disposed_Throws()
    {
        var cache = new SqliteAnswerCache(Cache);
        cache.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.GetAsync(Program.Key(1)).AsTask());
    }

    [Fact]
    public async Task Open_FileOfVersion1_IsRead()
    {
        // A file of the library that wrote version 1 first.
        if (TestData.IsToApprove)
        {
            using (var first = new SqliteAnswerCache(_folder["first.db"]))
            {
                await first.SetAsync(Program.Key(1), Answer("1"));
                await first.SetAsync(Program.Key(2), Answer("2"));
            }

            await TestData.ApproveAsync("answers-1.db", _folder["first.db"]);
        }

        await TestData.CopyAsync("answers-1.db", _folder["answers.db"]);

        using var cache = new SqliteAnswerCache(_folder["answers.db"]);

        Assert.Equal(["1", "2"], await TextsAsync(cache, 2));
        await cache.SetAsync(Program.Key(3), Answer("3"));
    }

    private static CachedAnswer Answer(string text) => new(text, "model", "stop");

    private static async Task<IEnumerable<string?>> TextsAsync(SqliteAnswerCache cache, int count)
    {
        var texts = new List<string?>();
        for (var number = 1; number <= count; number++)
        {
            texts.Add((await cache.GetAsync(Program.Key(number)))?.Text);
        }

        return texts;
    }
}
