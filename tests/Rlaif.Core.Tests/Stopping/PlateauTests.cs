using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Stopping;

public sealed class PlateauTests
{
    [Theory]
    [InlineData(250, 0.0133, true)]
    [InlineData(250, 0.0134, false)]
    [InlineData(500, 0.0199, true)]
    [InlineData(500, 0.0201, false)]
    [InlineData(900, 0.099, true)]
    [InlineData(900, 0.101, false)]
    public void Evaluate_GainOfDoubling_IsCarriedOnToTheEndOfThePool(int labels, double gain, bool stops) =>
        Assert.Equal(stops, new Plateau().Evaluate(Rounds(5, labels / 5, gain)) is not null);

    [Fact]
    public void Evaluate_SentenceForPeople_NamesWhatIsLeft() =>
        Assert.Equal("All labels that may still come would likely bring 0.6 points of accuracy, less than 1.", new Plateau().Evaluate(Rounds(5, 100, 0.012, fall: 0.5))!.Sentence);

    [Theory]
    [InlineData(0.5, "plateau")]
    [InlineData(0.0, "plateau_at_floor")]
    public void Evaluate_EntropyAtItsFloor_IsSaid(double fall, string code) =>
        Assert.Equal(code, new Plateau().Evaluate(Rounds(8, 50, 0, fall))!.Code);

    [Fact]
    public void Evaluate_OneRoundWithoutGain_IsAveragedWithThoseBefore()
    {
        var rounds = Rounds(20, 25, 0.03);

        Assert.Null(new Plateau().Evaluate([.. rounds, SomeRounds.Of(525, stopSet: SomeRounds.StopSet(gain: 0))]));
        Assert.NotNull(new Plateau().Evaluate([.. rounds, .. Enumerable.Range(21, 12).Select(number => SomeRounds.Of(number * 25, stopSet: SomeRounds.StopSet(gain: 0)))]));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(600, true)]
    [InlineData(5000, false)]
    [InlineData(100, true)]
    public void Evaluate_Budget_EndsWhatMayStillCome(int? maxLabels, bool stops) =>
        Assert.Equal(stops, new Plateau(maxLabels: maxLabels).Evaluate(Rounds(5, 100, 0.03)) is not null);

    [Fact]
    public void StoppingCriteria_Default_KnowsTheBudget()
    {
        var loop = new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer()) { Options = new ActiveLearningOptions { MaxLabels = 600 } };

        Assert.NotNull(Assert.Single(loop.StoppingCriteria).Evaluate(Rounds(5, 100, 0.03)));
    }

    [Fact]
    public void Evaluate_SmallerWorthwhileGain_GoesOnLonger() =>
        Assert.Null(new Plateau(worthwhileGain: 0.005).Evaluate(Rounds(5, 100, 0.012)));

    [Theory]
    [InlineData(4, 50, false)]
    [InlineData(5, 20, true)]
    [InlineData(5, 19, false)]
    [InlineData(9, 11, false)]
    [InlineData(10, 10, true)]
    public void Evaluate_FewRoundsOrLabels_GoesOn(int rounds, int batch, bool stops) =>
        Assert.Equal(stops, new Plateau().Evaluate(Rounds(rounds, batch, 0)) is not null);

    [Fact]
    public void Evaluate_FewerRoundsThanAskedFor_GoesOn() => Assert.Null(new Plateau(minimumRounds: 9).Evaluate(Rounds(8, 100, 0)));

    [Fact]
    public void Evaluate_NothingToCompareWith_GoesOn() =>
        Assert.Null(new Plateau().Evaluate([.. Enumerable.Range(1, 9).Select(number => SomeRounds.Of(number * 100, agreement: 1))]));

    [Theory]
    [InlineData(10, 0.0039, true)]
    [InlineData(10, 0.0041, false)]
    [InlineData(50, 0.0195, true)]
    [InlineData(50, 0.0205, false)]
    public void ChangeBelow_AnyBatch_CountsByLabels(int batch, double changeOfRound, bool stops) =>
        Assert.Equal(stops, new ChangeBelow().Evaluate(Changing(12, batch, 1 - changeOfRound)) is not null);

    [Fact]
    public void ChangeBelow_SentenceForPeople_NamesBothFigures() =>
        Assert.Equal("A hundred labels changed 3.6 % of the predictions for the pool, less than 4 %.", new ChangeBelow().Evaluate(Changing(8, 25, 0.991))!.Sentence);

    [Fact]
    public void ChangeBelow_RoundsWithoutANewLabel_DoNotCount()
    {
        var rounds = Changing(8, 25, 0.95);

        Assert.Null(new ChangeBelow().Evaluate([.. rounds, .. Enumerable.Repeat(rounds[^1] with { Agreement = 1 }, 9)]));
    }

    [Fact]
    public async Task RunAsync_NothingButDefaults_EndsByItself()
    {
        var loop = new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer());

        var result = await loop.RunAsync(new ActiveLearningRun(Some.Pool(600), Some.Labels));

        Assert.StartsWith("plateau", result.StopReason!.Code, StringComparison.Ordinal);
        Assert.InRange(result.Rounds[^1].Labels, 100, 300);
        Assert.NotNull(result.Outlook!.ExpectedAccuracy);
    }

    private static Round[] Rounds(int count, int batch, double gain, double fall = 0) =>
        [.. Enumerable.Range(1, count).Select(number => SomeRounds.Of(number * batch, stopSet: SomeRounds.StopSet(0.9 - (fall * number / count), gain: gain)))];

    private static Round[] Changing(int count, int batch, double agreement) =>
        [.. Enumerable.Range(1, count).Select(number => SomeRounds.Of(number * batch, agreement: number == 1 ? null : agreement))];
}
