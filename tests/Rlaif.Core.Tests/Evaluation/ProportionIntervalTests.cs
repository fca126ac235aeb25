using Rlaif.Evaluation;

namespace Rlaif.Tests.Evaluation;

public sealed class ProportionIntervalTests
{
    // scipy.stats.beta.ppf
    [Theory]
    [InlineData(93, 100, 0.95, 0.8610802715441427, 0.9713947110925613)]
    [InlineData(7, 20, 0.9, 0.1773109175744491, 0.5580345113154888)]
    [InlineData(480, 1000, 0.99, 0.4389815435235913, 0.5212114960007407)]
    [InlineData(0, 30, 0.95, 0, 0.11570330822202779)]
    [InlineData(30, 30, 0.95, 0.8842966917779722, 1)]
    [InlineData(0, 0, 0.95, 0, 1)]
    public void ClopperPearson_KnownCases_HasTheEndsOfTheBetaDistribution(int count, int total, double confidence, double low, double high)
    {
        var interval = ProportionInterval.ClopperPearson(count, total, confidence);

        Assert.Equal(low, interval.Low, 1e-10);
        Assert.Equal(high, interval.High, 1e-10);
        Assert.Equal(total == 0 ? null : (double)count / total, interval.Share);
    }

    [Theory]
    [InlineData(-1, 4, 0.95)]
    [InlineData(5, 4, 0.95)]
    [InlineData(2, 4, 1)]
    [InlineData(2, 4, double.NaN)]
    public void ClopperPearson_OutOfRange_Throws(int count, int total, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.ClopperPearson(count, total, confidence));
}
