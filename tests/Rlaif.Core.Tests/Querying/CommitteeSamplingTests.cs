using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class CommitteeSamplingTests
{
    private static readonly PredictionTable One = new([0.7f, 0.2f, 0.1f, 0.1f, 0.8f, 0.1f, 0.4f, 0.4f, 0.2f], 3);
    private static readonly PredictionTable Other = new([0.6f, 0.3f, 0.1f, 0.8f, 0.1f, 0.1f, 0.2f, 0.4f, 0.4f], 3);

    [Fact]
    public void Consensus_TwoMembers_IsTheMeanOfTheirVotes()
    {
        float[] expected = [0.65f, 0.25f, 0.1f, 0.45f, 0.45f, 0.1f, 0.3f, 0.4f, 0.3f];

        var consensus = CommitteeSampling.Consensus([One, Other]);

        Assert.All(Enumerable.Range(0, 9), index => Assert.Equal(expected[index], consensus[index / 3][index % 3], 1e-6f));
    }

    [Fact]
    public void Query_Committee_PutsTheSmallestMarginOfTheConsensusFirst()
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
