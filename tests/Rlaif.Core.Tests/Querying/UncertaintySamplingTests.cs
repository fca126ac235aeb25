using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class UncertaintySamplingTests
{
    // By entropy the third row is the least sure, by margin the first, by confidence the third.
    private static readonly PredictionTable Predictions = new([0.50f, 0.49f, 0.01f, 0.9f, 0.05f, 0.05f, 0.40f, 0.31f, 0.29f], 3);

    [Fact]
    public void Query_Entropy_PutsTheFlattestFirst() => Assert.Equal([2, 0, 1], Query(Acquisition.Entropy));

    [Fact]
    public void Query_SmallestMargin_PutsTheClosestPairFirst() => Assert.Equal([0, 2, 1], Query(Acquisition.SmallestMargin));

    [Fact]
    public void Query_LeastConfidence_PutsTheLowestMaximumFirst() => Assert.Equal([2, 0, 1], Query(Acquisition.LeastConfidence));

    [Fact]
    public void Query_LargePool_AgreesWithASort()
    {
        var random = new Random(3);
        var table = new PredictionTable([.. Enumerable.Range(0, 5000).Select(_ => random.NextSingle()).SelectMany(share => new[] { share, 1 - share })], 2);
        var expected = table.Margin().Select((margin, row) => (margin, row)).OrderBy(pair => pair.margin).Take(50).Select(pair => pair.row);

        Assert.Equal(expected, new UncertaintySampling(Acquisition.SmallestMargin).Query(Context(table), 50));
    }

    private static IReadOnlyList<int> Query(Func<PredictionTable, float[]> acquisition) =>
        new UncertaintySampling(acquisition).Query(Context(Predictions), 3);

    private static QueryContext Context(PredictionTable predictions) => new()
    {
        Pool = Pool.FromTexts(Enumerable.Range(0, predictions.Rows).Select(number => $"text {number}")),
        Candidates = [.. Enumerable.Range(0, predictions.Rows)],
        Predictions = predictions,
        Labeled = [],
        Random = new Random(1),
    };
}
