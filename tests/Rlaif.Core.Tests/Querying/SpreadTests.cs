using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class SpreadTests
{
    private static readonly int[] Names = [10, 11, 12, 13];
    private static readonly double[] Places = [0, 1, 1, 5];

    [Fact]
    public void Draw_ManyTimes_FollowsTheSquaredDistance()
    {
        var counts = new Dictionary<int, int>();
        for (var seed = 0; seed < 5000; seed++)
        {
            var second = Spread().Draw(0, 2, Names, new Random(seed))[1];
            counts[second] = counts.GetValueOrDefault(second) + 1;
        }

        Assert.InRange(counts[13], 4530, 4720);
        Assert.InRange(counts[11], 130, 250);
        Assert.InRange(counts[12], 130, 250);
    }

    [Fact]
    public void Draw_AllItems_TakesEachOnceAndAlikeOnesToo() => Assert.Equal(Names, Spread().Draw(2, 9, Names, new Random(1)).Order());

    [Fact]
    public void TakeFarthest_SomethingElseNear_StaysAwayFromIt()
    {
        var spread = Spread();
        spread.KeepFrom(item => Math.Pow(Places[item] - 4, 2));

        Assert.Equal([10, 11], spread.TakeFarthest(2, Names));
    }

    private static Spread Spread() => new(Places.Length, (left, right) => Math.Pow(Places[left] - Places[right], 2));
}
