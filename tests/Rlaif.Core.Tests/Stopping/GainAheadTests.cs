using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Stopping;

public sealed class GainAheadTests
{
    private static readonly Round[] Rounds =
        [.. new (int Labels, double? Gain)[] { (40, null), (60, 0.5), (80, 0.01), (100, 0.03) }.Select(round => SomeRounds.Of(round.Labels, stopSet: SomeRounds.StopSet(gain: round.Gain)))];

    [Theory]
    [InlineData(100, 0)]
    [InlineData(90, 0)]
    [InlineData(200, 0.5)]
    [InlineData(400, 0.75)]
    public void Of_TheLastQuarterOfTheLabels_GivesMeanAndSpreadForTheShareToCome(int end, double share)
    {
        var gain = GainAhead.Of(Rounds, end)!.Value;

        Assert.Equal(0.02 * share, gain.Value, 12);
        Assert.Equal(Math.Sqrt(0.0002) * share, gain.StandardError, 12);
    }

    [Fact]
    public void Of_NoDoublingMeasured_IsNothing() => Assert.Null(GainAhead.Of(Rounds[..1], 200));

    [Fact]
    public void Outlook_NextRound_GainsItsShareOfADoubling()
    {
        Round[] rounds = [.. Enumerable.Range(1, 5).Select(number => SomeRounds.Of(number * 20, stopSet: SomeRounds.StopSet(gain: 0.06)))];

        Assert.Equal(0.06 / 6, RoundOutlook.Of(rounds)!.ExpectedAccuracy!.Value.Value, 12);
    }
}
