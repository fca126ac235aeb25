using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Stopping;

public sealed class CombinedCriteriaTests
{
    private static readonly Round[] Rounds = [SomeRounds.Of(10, 0.3), SomeRounds.Of(20, 0.2)];
    private static readonly IStoppingCriterion Holds = new MaximumRounds(2);
    private static readonly IStoppingCriterion HoldsToo = new EntropyBelow(0.25);
    private static readonly IStoppingCriterion HoldsNot = new MaximumRounds(3);

    [Fact]
    public void WhenAll_AllHold_NamesAll()
    {
        var reason = new WhenAll(Holds, HoldsToo).Evaluate(Rounds)!;

        Assert.Equal("max_rounds+entropy_below", reason.Code);
        Assert.Equal("The run reached its limit of 2 rounds. The mean normalized entropy of the unlabeled pool fell to 0.200, below 0.25.", reason.Sentence);
    }

    [Fact]
    public void WhenAll_OneDoesNotHold_GoesOn() => Assert.Null(new WhenAll(Holds, HoldsNot).Evaluate(Rounds));

    [Fact]
    public void WhenAll_OfNone_Throws() => Assert.Throws<ArgumentException>(() => new WhenAll());

    [Fact]
    public void WhenAny_OneHolds_NamesIt() => Assert.Equal("entropy_below", new WhenAny(HoldsNot, HoldsToo, Holds).Evaluate(Rounds)!.Code);

    [Fact]
    public void WhenAny_NoneHolds_GoesOn()
    {
        Assert.Null(new WhenAny(HoldsNot).Evaluate(Rounds));
        Assert.Null(new WhenAny().Evaluate(Rounds));
    }

    [Fact]
    public void EntropyBelow_StopSet_StandsBeforeThePool()
    {
        var reason = new EntropyBelow(0.25).Evaluate([SomeRounds.Of(10, 0.5, stopSet: SomeRounds.StopSet(0.2))])!;

        Assert.Equal("The mean normalized entropy of the stop set fell to 0.200, below 0.25.", reason.Sentence);
        Assert.Null(new EntropyBelow(0.25).Evaluate([SomeRounds.Of(10, 0.2, stopSet: SomeRounds.StopSet(0.5))]));
    }

    [Fact]
    public void EntropyFlat_StopSet_StandsBeforeThePool()
    {
        Assert.NotNull(new EntropyFlat(2).Evaluate([.. Enumerable.Range(1, 3).Select(number => SomeRounds.Of(number, 0.1 * number, stopSet: SomeRounds.StopSet()))]));
        Assert.Null(new EntropyFlat(2).Evaluate([.. Enumerable.Range(1, 3).Select(number => SomeRounds.Of(number, stopSet: SomeRounds.StopSet(0.1 * number)))]));
    }

    [Theory]
    [InlineData(new[] { 0.0, 1.0, 0.99, 0.981 }, true)]
    [InlineData(new[] { 0.0, 1.0, 0.98, 0.98 }, false)]
    [InlineData(new[] { 0.0, 1.0, 1.0 }, false)]
    public void PredictionsStable_MeanKappaOfThreeRounds_DecidesIt(double[] kappas, bool stops) =>
        Assert.Equal(stops, new PredictionsStable().Evaluate([.. kappas.Select((kappa, index) => SomeRounds.Of(10 * (index + 1), stopSet: SomeRounds.StopSet(kappa: index == 0 ? null : kappa)))]) is not null);

    [Fact]
    public void PredictionsStable_NoStopSet_GoesOn() => Assert.Null(new PredictionsStable().Evaluate([.. Enumerable.Range(1, 9).Select(number => SomeRounds.Of(number, agreement: 1))]));

    // A tenth more labels bring an eleventh of the last doubling's 0.02 of 800 rows, which are 1.5 rows, for ten cents.
    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.1, false)]
    public void GainBelowCost_ValueOfARightRow_DecidesIt(double value, bool stops)
    {
        Round[] rounds = [.. Enumerable.Range(0, 6).Select(number => SomeRounds.Of(100 + (20 * number), stopSet: SomeRounds.StopSet(gain: 0.02), cost: 0.1m * number))];

        Assert.Equal(stops ? "One more round would cost $0.10 and set rows right worth $0.072727 at most." : null, new GainBelowCost((decimal)value).Evaluate(rounds)?.Sentence);
    }

    [Fact]
    public void GainBelowCost_UnknownPrice_GoesOn() =>
        Assert.Null(new GainBelowCost(0.000001m).Evaluate([.. Enumerable.Range(1, 9).Select(number => SomeRounds.Of(number * 10, stopSet: SomeRounds.StopSet()))]));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Parameters_OutsideTheirRange_Throw(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChangeBelow(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Plateau(worthwhileGain: value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EntropyFloor(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictionsStable(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictionsStable(rounds: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Plateau(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Plateau(maxLabels: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GainBelowCost(0));
    }
}
