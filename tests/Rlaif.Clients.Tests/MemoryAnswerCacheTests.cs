namespace Rlaif.Clients.Tests;

public sealed class MemoryAnswerCacheTests
{
    [Fact]
    public async Task SetAsync_BeyondTheLimit_DropsWhatWentUnusedTheLongest()
    {
        var cache = new MemoryAnswerCache(sizeLimit: 3_000);
        foreach (var key in (string[])["a", "b", "c", "d", "e"])
        {
            await cache.SetAsync(key, Answer(key));
        }

        await cache.GetAsync("a");
        await cache.SetAsync("f", Answer("f"));

        Assert.NotNull(await cache.GetAsync("a"));
        Assert.Null(await cache.GetAsync("b"));
        Assert.Equal("f", (await cache.GetAsync("f"))!.Text);
        Assert.InRange(cache.Size, 1, 3_000);
    }

    [Fact]
    public async Task SetAsync_SameKey_ReplacesAndCountsOnce()
    {
        var cache = new MemoryAnswerCache();
        await cache.SetAsync("a", Answer("long text"));
        await cache.SetAsync("a", Answer("x"));
        var size = cache.Size;
        await cache.SetAsync("a", Answer("y"));

        Assert.Equal(("y", size), ((await cache.GetAsync("a"))!.Text, cache.Size));
    }

    [Fact]
    public async Task SetAsync_LargerThanTheWholeCache_LeavesTheOthersAlone()
    {
        var cache = new MemoryAnswerCache(sizeLimit: 2_000);
        await cache.SetAsync("a", Answer("a"));
        await cache.SetAsync("b", Answer(new string('x', 2_000)));

        Assert.NotNull(await cache.GetAsync("a"));
        Assert.Null(await cache.GetAsync("b"));
    }

    [Fact]
    public async Task Cache_ManyThreads_StaysWithinItsLimit()
    {
        var cache = new MemoryAnswerCache(sizeLimit: 20_000);

        await Parallel.ForAsync(0, 10_000, async (number, token) =>
        {
            var key = $"{number % 97}";
            await cache.SetAsync(key, Answer(key), token);
            var answer = await cache.GetAsync($"{number % 89}", token);
            Assert.True(answer is null || answer.Text == $"{number % 89}");
        });

        Assert.InRange(cache.Size, 1, 20_000);
    }

    [Fact]
    public async Task Size_EmptiedByReplacements_ComesBackToWhatIsKept()
    {
        var answer = Answer("a") with { LogProbabilities = [new TokenLogProbability("a", 0, [new TokenAlternative("b", -1)])] };
        var cache = new MemoryAnswerCache(sizeLimit: 1_000);
        await cache.SetAsync("a", answer);
        var one = cache.Size;
        for (var number = 0; number < 100; number++)
        {
            await cache.SetAsync($"{number}", answer);
        }

        Assert.Equal(one, cache.Size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_LimitBelowOne_Throws(long sizeLimit) => Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryAnswerCache(sizeLimit));

    private static CachedAnswer Answer(string text) => new(text, "small", "stop");
}
