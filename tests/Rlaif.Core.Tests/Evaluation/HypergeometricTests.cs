using Rlaif.Evaluation;

namespace Rlaif.Tests.Evaluation;

public sealed class HypergeometricTests
{
    // Ratios of binomial coefficients in whole numbers.
    [Theory]
    [InlineData(3, 4291, 123, 300, 0.016401935672372)]
    [InlineData(0, 50, 5, 10, 0.3105627820045687)]
    [InlineData(4, 20, 12, 10, 0.07501786139557037)]
    [InlineData(240, 1000, 500, 480, 0.05046512512642046)]
    [InlineData(1, 1000000, 30000, 200, 0.013981319083351073)]
    public void LogProbability_KnownCases_IsTheLogarithm(int hits, int population, int marked, int drawn, double expected) =>
        Assert.Equal(expected, Math.Exp(Hypergeometric.LogProbability(hits, population, marked, drawn)), 1e-8);

    // The largest number whose probability of the draw is above risk / (drawn + 1), by Python's lgamma.
    [Theory]
    [InlineData(3, 200, 40, 0.05, 51)]
    [InlineData(0, 1000, 60, 0.05, 108)]
    [InlineData(12, 5000, 300, 0.005, 521)]
    [InlineData(7, 40, 40, 0.05, 7)]
    public void MostMarked_KnownCases_IsTheLastThatIsNotExcluded(int hits, int population, int drawn, double risk, int expected) =>
        Assert.Equal(expected, Hypergeometric.MostMarked(hits, population, drawn, risk));
}
