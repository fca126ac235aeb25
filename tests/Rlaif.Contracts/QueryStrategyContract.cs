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
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(90)]
    public void Query_VectorsAndLabels_ReturnsThatManyDistinctCandidates(int batchSize)
    {
        var context = RunContext(seed: 7);

        var batch = Create().Query(context, batchSize);

        Assert.Equal(batchSize, batch.Distinct().Count());
        Assert.Equal(batchSize, batch.Count);
        Assert.Subset(context.Candidates.ToHashSet(), batch.ToHashSet());
        Assert.Equal(batch, Create().Query(RunContext(seed: 7), batchSize));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Query_BatchSizeBelowOne_Throws(int batchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(batchSize), () => Create().Query(Context([0, 1]), batchSize));

    // Every third row is labeled, all of one class of three; the committee is of two minds.
    private static QueryContext RunContext(int seed)
    {
        var random = new Random(3);
        PredictionTable[] tables = [.. Enumerable.Range(0, 3).Select(_ => Table(random, rows: 150))];
        int[] rows = [.. Enumerable.Range(0, 150)];
        return new QueryContext
        {
            Pool = Pool.FromTexts(rows.Select(row => $"text {row}")),
            Candidates = [.. rows.Where(row => row % 3 != 0)],
            Predictions = tables[0],
            Labeled = [.. rows.Where(row => row % 3 == 0).Select(row => new TrainingExample(row, SoftLabel.Certain(1, 3)))],
            Random = new Random(seed),
            Vectors = new CircleVectors(rows.Length),
            Committee = tables[1..],
        };
    }

    private static PredictionTable Table(Random random, int rows) => new(
        [.. Enumerable.Range(0, rows).Select(_ => (random.NextSingle() / 2, random.NextSingle() / 2)).SelectMany(pair => new[] { pair.Item1, pair.Item2, 1 - pair.Item1 - pair.Item2 })],
        3);

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
