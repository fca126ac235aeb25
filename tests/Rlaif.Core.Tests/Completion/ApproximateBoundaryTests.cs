using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class ApproximateBoundaryTests
{
    [Theory]
    [InlineData(1000, 40, 0.0, 100)]
    [InlineData(1000, 40, 0.01, 100)]
    [InlineData(12000, 1100, 0.05, 600)]
    [InlineData(100000, 4800, 0.02, 2000)]
    public void FirstDraw_SeveralSets_IsCloseToTheExactBoundary(int rows, int allowed, double rate, double scale)
    {
        var exact = SequentialBoundary.Compute(rows, allowed, 0.05, scale);
        var expected = Array.FindIndex([.. exact.Select((most, draws) => most - (rate * draws))], spare => spare >= 0);

        Assert.InRange(ApproximateBoundary.FirstDraw(rows, allowed, rate, 0.05, scale), 0.7 * expected, 1.3 * expected);
    }

    [Theory]
    [InlineData(-1, 0.0)]
    [InlineData(40, 0.05)]
    public void FirstDraw_MoreThanAllowed_IsNever(int allowed, double rate) =>
        Assert.Equal(double.PositiveInfinity, ApproximateBoundary.FirstDraw(1000, allowed, rate, 0.05, 100));

    [Fact]
    public void Compute_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => SequentialBoundary.Compute(1000, 40, 0.05, 100, new CancellationToken(canceled: true)));
}
