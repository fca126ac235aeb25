using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Stopping;

public sealed class EntropyFloorTests
{
    // Labels doubled since 60, which are four rounds; a slope takes five.
    private static readonly Round[] Rounds =
        [.. new[] { (10, 0.9), (20, 0.7), (40, 0.62), (60, 0.60), (80, 0.55), (100, 0.56), (120, 0.52) }.Select(round => SomeRounds.Of(round.Item1, round.Item2))];

    [Fact]
    public void Outlook_AKnownLine_IsThatOfLinearRegression()
    {
        var next = RoundOutlook.Of(Rounds)!;

        Assert.Equal(-0.013475949124595503, next.Entropy.Value, 12);
        Assert.Equal(0.0026122663096676273, next.Entropy.StandardError, 12);
        Assert.Equal(next.Entropy.Value - (2 * next.Entropy.StandardError), next.Entropy.Low);
        Assert.Null(next.ExpectedAccuracy);
    }

    [Theory]
    [InlineData(0.0491, false)]
    [InlineData(0.0492, true)]
    public void Evaluate_FallAtTheSteepEndOfItsRange_DecidesIt(double worthwhile, bool stops) =>
        Assert.Equal(stops, new EntropyFloor(worthwhile).Evaluate(Rounds) is not null);

    [Fact]
    public void Evaluate_AFloor_IsNamed()
    {
        var reason = new EntropyFloor(0.05).Evaluate(Rounds)!;

        Assert.Equal("entropy_floor", reason.Code);
        Assert.StartsWith("Entropy has come to its floor at 0.528: half as many labels again would bring it down by 0.049 at most;", reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_NoiseThatHidesAFall_GoesOn() =>
        Assert.Null(new EntropyFloor().Evaluate([.. Enumerable.Range(1, 9).Select(number => SomeRounds.Of(number * 10, number % 2 == 0 ? 0.4 : 0.6))]));

    [Fact]
    public void Evaluate_StopSet_StandsBeforeThePool()
    {
        Round[] falling = [.. Rounds.Select(round => round with { StopSet = SomeRounds.StopSet(1.0 / round.Labels) })];
        Round[] flat = [.. Rounds.Select(round => round with { StopSet = SomeRounds.StopSet(0.4) })];

        Assert.Null(new EntropyFloor(0.000001).Evaluate(falling));
        Assert.NotNull(new EntropyFloor(0.000001).Evaluate(flat));
    }

    [Fact]
    public void Evaluate_RoundsWithoutANewLabel_AreLeftOut()
    {
        Round[] idle = [.. Enumerable.Repeat(Rounds[^1], 6)];

        Assert.Null(new EntropyFloor().Evaluate([.. Rounds.Take(3), .. idle]));
        Assert.Equal(RoundOutlook.Of(Rounds), RoundOutlook.Of([.. Rounds, .. idle]));
    }

    [Fact]
    public void Evaluate_FewerThanFiveRounds_GoesOn() => Assert.Null(new EntropyFloor(1).Evaluate(Rounds[..4]));
}
