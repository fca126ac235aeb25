namespace Rlaif.Tests;

public sealed class PreparedTextsTests
{
    private readonly object _key = new();
    private readonly PreparedTexts _texts = new(["one", "two"]);
    private int _computed;

    [Fact]
    public void Texts_GivenListChangedLater_StayAsTheyWere()
    {
        List<string> given = ["one", "two"];
        var texts = new PreparedTexts(given);
        given[0] = "three";
        given.Add("four");

        Assert.Equal(["one", "two"], texts);
        Assert.Equal((2, "two"), (texts.Count, texts[1]));
    }

    [Fact]
    public async Task GetOrPrepareAsync_SameKeyAgain_ComputesOnce()
    {
        var first = await ComputeAsync(_key);

        Assert.Same(first, await ComputeAsync(_key));
        Assert.Equal((1, "one two"), (_computed, first));
    }

    [Fact]
    public async Task GetOrPrepareAsync_OtherKey_ReplacesWhatWasKept()
    {
        await ComputeAsync(_key);
        await ComputeAsync("another key");
        await ComputeAsync("another key");
        await ComputeAsync(_key);

        Assert.Equal(3, _computed);
    }

    [Fact]
    public async Task GetOrPrepareAsync_EqualKeyThatIsAnother_ComputesAnew()
    {
        await ComputeAsync(new string('k', 3));
        await ComputeAsync(new string('k', 3));

        Assert.Equal(2, _computed);
    }

    [Fact]
    public async Task GetOrPrepareAsync_SameKeyForAnotherKindOfResult_ComputesAnew()
    {
        await ComputeAsync(_key);

        Assert.Equal(2, Assert.Single(await _texts.GetOrPrepareAsync(_key, (texts, _) => Task.FromResult(new[] { texts.Count }))));
    }

    [Fact]
    public async Task GetOrPrepareAsync_ComputationFails_KeepsWhatWasThere()
    {
        await ComputeAsync(_key);

        await Assert.ThrowsAsync<TimeoutException>(() => _texts.GetOrPrepareAsync<string>("another key", (_, _) => throw new TimeoutException()));
        await ComputeAsync(_key);

        Assert.Equal(1, _computed);
    }

    [Fact]
    public async Task GetOrPrepareAsync_Token_ReachesTheComputation()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _texts.GetOrPrepareAsync(_key, (_, token) => Task.FromCanceled<string>(token), cancelled));
    }

    [Fact]
    public async Task GetOrPrepareAsync_ManyThreadsAndKeys_GiveEachItsOwn()
    {
        object[] keys = [.. Enumerable.Range(0, 3).Select(number => $"key {number}")];

        var results = await Task.WhenAll(Enumerable.Range(0, 300).Select(call => Task.Run(() => _texts.GetOrPrepareAsync(keys[call % 3], async (_, _) =>
        {
            await Task.Yield();
            return $"{keys[call % 3]}";
        }))));

        Assert.Equal(Enumerable.Range(0, 300).Select(call => $"key {call % 3}"), results);
    }

    [Fact]
    public async Task Arguments_Null_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new PreparedTexts(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => ComputeAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _texts.GetOrPrepareAsync<string>(_key, null!));
    }

    private Task<string> ComputeAsync(object key) => _texts.GetOrPrepareAsync(key, (texts, _) =>
    {
        _computed++;
        return Task.FromResult(string.Join(' ', texts));
    });
}
