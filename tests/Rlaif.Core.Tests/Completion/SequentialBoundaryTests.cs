using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class SequentialBoundaryTests
{
    [Fact]
    public void Compute_FirstDrawsWithoutADisagreement_PassWhenThatIsRareEnough()
    {
        // Of 100 rows 11 disagree: 12 draws show none with a probability of 0.22, and half of the risk of 0.5 is due by then.
        var boundary = SequentialBoundary.Compute(100, 10, 0.5, scale: 12);

        Assert.Equal((-1, 0), (boundary[11], boundary[12]));
    }

    [Theory]
    [InlineData(12, 3, 0.3, 4)]
    [InlineData(14, 2, 0.4, 6)]
    [InlineData(14, 5, 0.2, 3)]
    public void Compute_EveryOrderOfAFewRows_PassesWronglyWithNoMoreThanTheRisk(int rows, int allowed, double risk, double scale)
    {
        var boundary = SequentialBoundary.Compute(rows, allowed, risk, scale);

        var orders = Enumerable.Range(0, 1 << rows).Where(order => int.PopCount(order) == allowed + 1).ToList();
        var passing = orders.Count(order => Enumerable.Range(1, boundary.Length - 1).Any(draws => int.PopCount(order & ((1 << draws) - 1)) <= boundary[draws]));
        Assert.InRange(passing / (double)orders.Count, 0.02, risk);
    }

    [Fact]
    public void Compute_NothingAllowed_NeverPassesWhereOneMoreIsTooMany() =>
        Assert.All(SequentialBoundary.Compute(50, -1, 0.05, 20), most => Assert.Equal(-1, most));
}
