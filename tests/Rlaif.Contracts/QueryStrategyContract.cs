namespace Rlaif.Contracts;

/// <summary>What every <see cref="IQueryStrategy"/> promises; derive from it to hold your own strategy to it.</summary>
public abstract class QueryStrategyContract
{
    private static readonly PredictionTable Predictions = new(
        [0.9f, 0.1f, 0.5f, 0.5f, 0.7f, 0.3f, 0.5f, 0.5f, 0.6f, 0.4f, 0.99f, 0.01f, 0.5f, 0.5f, 0.8f, 0.2f],
        2);

    protected abstract IQueryStrategy Create();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Query_BatchSize_ReturnsThatManyDistinctCandidates(int batchSize)
    {
        var context = Context([0, 2, 3, 5, 7]);

        var batch = Create().Query(context, batchSize);

        Assert.Equal(batchSize, batch.Distinct().Count());
        Assert.Equal(batchSize, batch.Count);
        Assert.Subset(context.Candidates.ToHashSet(), batch.ToHashSet());
    }

    [Fact]
    public void Query_FewerCandidatesThanBatchSize_ReturnsThemAll() =>
        Assert.Equal([1, 4, 6], Create().Query(Context([1, 4, 6]), 100).Order());

    [Fact]
    public void Query_NoCandidates_ReturnsNothing() => Assert.Empty(Create().Query(Context([]), 10));

    [Fact]
    public void Query_SameSeed_ReturnsTheSame() =>
        Assert.Equal(Create().Query(Context([0, 1, 2, 3, 4, 5, 6, 7]), 4), Create().Query(Context([0, 1, 2, 3, 4, 5, 6, 7]), 4));

    [Fact]
    public void Query_AllRowsEqual_TiesFallByTheSeed()
    {
        var pool = Pool.FromTexts(Enumerable.Range(0, 200).Select(number => $"text {number}"));
        var uniform = new PredictionTable([.. Enumerable.Repeat(0.5f, 400)], 2);

        var batches = Enumerable.Range(0, 5).Select(seed => Create().Query(Context(pool, uniform, seed), 10).Order());

        Assert.True(batches.Distinct(EqualityComparer<IEnumerable<int>>.Create((x, y) => x!.SequenceEqual(y!), _ => 0)).Count() > 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Query_BatchSizeBelowOne_Throws(int batchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(batchSize), () => Create().Query(Context([0, 1]), batchSize));

    private static QueryContext Context(int[] candidates) => new()
    {
        Pool = Pool.FromTexts(Enumerable.Range(0, Predictions.Rows).Select(number => $"text {number}")),
        Candidates = candidates,
        Predictions = Predictions,
        Labeled = [],
        Random = new Random(7),
    };

    private static QueryContext Context(Pool pool, PredictionTable predictions, int seed) => new()
    {
        Pool = pool,
        Candidates = [.. Enumerable.Range(0, pool.Count)],
        Predictions = predictions,
        Labeled = [],
        Random = new Random(seed),
    };
}
