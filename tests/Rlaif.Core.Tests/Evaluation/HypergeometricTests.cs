using Rlaif.Evaluation;

namespace Rlaif.Tests.Evaluation;

public sealed class HypergeometricTests
{
    // scipy.stats.hypergeom.cdf
    [Theory]
    [InlineData(3, 4291, 123, 300, 0.02292278925107447)]
    [InlineData(0, 50, 5, 10, 0.3105627820045686)]
    [InlineData(30, 3600, 340, 225, 0.9817690157040048)]
    [InlineData(4, 20, 12, 10, 0.0849011669445106)]
    [InlineData(240, 1000, 500, 480, 0.5252325625632103)]
    [InlineData(1, 1_000_000, 30_000, 200, 0.016241168621245625)]
    [InlineData(1, 20, 12, 10, 0)]
    [InlineData(10, 20, 12, 10, 1)]
    [InlineData(-1, 20, 2, 10, 0)]
    public void AtMost_KnownCases_IsTheProbability(int hits, int population, int marked, int drawn, double expected) =>
        Assert.Equal(expected, Hypergeometric.AtMost(hits, population, marked, drawn), 1e-10);

    // The largest number for which scipy.stats.hypergeom.cdf is above the risk.
    [Theory]
    [InlineData(3, 200, 40, 0.05, 34)]
    [InlineData(0, 1000, 60, 0.05, 47)]
    [InlineData(12, 5000, 300, 0.005, 388)]
    [InlineData(7, 40, 40, 0.05, 7)]
    public void MostMarked_KnownCases_IsTheLastThatIsNotExcluded(int hits, int population, int drawn, double risk, int expected) =>
        Assert.Equal(expected, Hypergeometric.MostMarked(hits, population, drawn, risk));
}
