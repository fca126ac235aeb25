using Rlaif.Evaluation;

namespace Rlaif.Tests.Evaluation;

public sealed class ReliabilityBinTests
{
    [Fact]
    public void Sort_KnownPredictions_GivesMeansOfEachRange()
    {
        var bins = ReliabilityBin.Sort([(1, true), (0.98, false), (0.5, true), (0.5, true), (0, false)]);

        Assert.Equal(15, bins.Count);
        Assert.Equal(new ReliabilityBin(1, 0, 0), bins[0]);
        Assert.Equal(new ReliabilityBin(2, 0.5, 1), bins[7]);
        Assert.Equal(new ReliabilityBin(2, 0.99, 0.5), bins[14]);
        Assert.Equal(5, bins.Sum(bin => bin.Rows));
    }

    [Fact]
    public void Compute_Metrics_CarriesTheRangesOfItsCalibrationError()
    {
        var metrics = ClassificationMetrics.Compute(new PredictionTable([0.9f, 0.1f, 0.2f, 0.8f], 2), [0, 0]);

        Assert.Equal([1, 1], metrics.Reliability!.Where(bin => bin.Rows > 0).Select(bin => bin.Rows));
        Assert.Equal(0.45, metrics.ExpectedCalibrationError, 6);
    }
}
