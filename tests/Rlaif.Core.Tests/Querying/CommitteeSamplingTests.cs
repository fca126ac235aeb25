using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class CommitteeSamplingTests
{
    private static readonly PredictionTable One = new([0.7f, 0.2f, 0.1f, 0.1f, 0.8f, 0.1f, 0.4f, 0.4f, 0.2f], 3);
    private static readonly PredictionTable Other = new([0.6f, 0.3f, 0.1f, 0.8f, 0.1f, 0.1f, 0.2f, 0.4f, 0.4f], 3);

    // The mean divergences from the mean, by SciPy.
    [Fact]
    public void Disagreement_TwoMembers_IsTheMeanDivergenceFromTheMean()
    {
        var disagreement = CommitteeSampling.Disagreement([One, Other]);

        Assert.Equal([0.0063342, 0.2820682, 0.0309298], disagreement.Select(value => Math.Round(value, 7)), (x, y) => Math.Abs(x - y) < 1e-6);
    }

    [Fact]
    public void Query_Committee_PutsTheMostContestedFirst()
    {
        var context = new QueryContext
        {
            Pool = Pool.FromTexts(["a", "b", "c"]),
            Candidates = [0, 1, 2],
            Predictions = One,
            Labeled = [],
            Random = new Random(1),
            Committee = [One, Other],
        };

        Assert.Equal([1, 2, 0], new CommitteeSampling().Query(context, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(101)]
    public void Constructor_SizeOutOfRange_Throws(int size) => Assert.Throws<ArgumentOutOfRangeException>(nameof(size), () => new CommitteeSampling(size));
}
