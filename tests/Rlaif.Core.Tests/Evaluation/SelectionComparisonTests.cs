using Rlaif.Evaluation;
using Rlaif.Journals;

namespace Rlaif.Tests.Evaluation;

public sealed class SelectionComparisonTests
{
    // Computed apart: ((b - c) -+ 1.959964 sqrt(b + c + 1 - (b - c)^2 / (n + 2))) / (n + 2).
    [Theory]
    [InlineData(100, 15, 5, 0.1, 0.01206351929122966, 0.18401491208131937)]
    [InlineData(50, 0, 0, 0, -0.037691615087308734, 0.037691615087308734)]
    public void Of_PairedRows_HasTheAdjustedInterval(int judged, int onlyChosen, int onlyRandom, double gain, double low, double high)
    {
        var comparison = SelectionComparison.Of(new SelectionCompared(Labels: 40, judged, onlyChosen, onlyRandom));

        Assert.Equal(gain, comparison.Gain!.Value, 1e-12);
        Assert.Equal(low, comparison.Low!.Value, 1e-9);
        Assert.Equal(high, comparison.High!.Value, 1e-9);
    }
}
