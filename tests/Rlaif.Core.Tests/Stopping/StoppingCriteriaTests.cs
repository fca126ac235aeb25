using Rlaif.Stopping;

namespace Rlaif.Tests.Stopping;

public sealed class StoppingCriteriaTests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void MaximumRounds_Three_StopsFromTheThird(int rounds, bool stops) =>
        Assert.Equal(stops, new MaximumRounds(3).Evaluate(Rounds([.. Enumerable.Repeat(0.9, rounds)])) is { Code: "max_rounds" });

    [Theory]
    [InlineData(0.31, false)]
    [InlineData(0.30, false)]
    [InlineData(0.29, true)]
    public void EntropyBelow_Threshold_StopsBelowIt(double last, bool stops) =>
        Assert.Equal(stops, new EntropyBelow(0.30).Evaluate(Rounds([0.1, last])) is { Code: "entropy_below" });

    [Fact]
    public void EntropyBelow_SentenceForPeople_NamesBothFigures() =>
        Assert.Equal("The mean normalized entropy of the unlabeled pool fell to 0.123, below 0.2.", new EntropyBelow(0.2).Evaluate(Rounds([0.1234]))!.Sentence);

    [Theory]
    [InlineData(new[] { 0.50, 0.50, 0.50 }, false)]
    [InlineData(new[] { 0.90, 0.505, 0.50, 0.50, 0.50 }, true)]
    [InlineData(new[] { 0.50, 0.50, 0.50, 0.52 }, false)]
    [InlineData(new[] { 0.52, 0.515, 0.51, 0.505, 0.50 }, false)]
    public void EntropyFlat_ThreeRounds_StopsWithoutMovement(double[] entropies, bool stops) =>
        Assert.Equal(stops, new EntropyFlat(3, 0.01).Evaluate(Rounds(entropies)) is { Code: "entropy_flat" });

    [Fact]
    public void EntropyFlat_RoundsWithoutANewLabel_DoNotCount()
    {
        var rounds = Rounds([0.9, 0.5, 0.5, 0.5, 0.5]);

        Assert.NotNull(new EntropyFlat(3, 0.01).Evaluate(rounds));
        Assert.Null(new EntropyFlat(3, 0.01).Evaluate([.. rounds.Select(round => round with { Labels = Math.Min(round.Labels, 30) })]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.PositiveInfinity)]
    public void Thresholds_OutsideTheirRange_Throw(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EntropyBelow(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EntropyFlat(3, value));
    }

    [Fact]
    public void Rounds_BelowOne_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaximumRounds(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EntropyFlat(0));
    }

    private static Round[] Rounds(double[] entropies) =>
    [
        .. entropies.Select((entropy, index) => new Round
        {
            Number = index + 1,
            Labels = 10 * (index + 1),
            Asked = 10,
            Unlabeled = 10,
            Outcomes = new Dictionary<AnnotationOutcome, int>(),
            Entropy = new EntropySummary(entropy, entropy, entropy),
            Agreement = null,
            HeldOut = null,
            Usage = default,
            Requests = 0,
            Cost = null,
            Durations = new RoundDurations(default, default, default, default, default),
        }),
    ];
}
