using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Stopping;

public sealed class PlateauTests
{
    [Theory]
    [InlineData(0.991, 0.0, "plateau")]
    [InlineData(0.989, 0.3, null)]
    [InlineData(0.989, 0.0, "plateau_at_floor")]
    [InlineData(0.979, 0.0, null)]
    public void Evaluate_ChangeAndFall_DecideTogether(double agreement, double fall, string? code) =>
        Assert.Equal(code, new Plateau().Evaluate(Rounds(8, 25, agreement, fall))?.Code);

    [Theory]
    [InlineData(4, 50, false)]
    [InlineData(5, 25, true)]
    [InlineData(9, 10, false)]
    [InlineData(11, 10, true)]
    public void Evaluate_FewRoundsOrLabels_GoesOn(int rounds, int batch, bool stops) =>
        Assert.Equal(stops, new Plateau().Evaluate(Rounds(rounds, batch, 1, 0)) is not null);

    [Theory]
    [InlineData(10, 0.0039, true)]
    [InlineData(10, 0.0041, false)]
    [InlineData(50, 0.0195, true)]
    [InlineData(50, 0.0205, false)]
    public void ChangeBelow_AnyBatch_CountsByLabels(int batch, double changeOfRound, bool stops) =>
        Assert.Equal(stops, new ChangeBelow().Evaluate(Rounds(12, batch, 1 - changeOfRound, 0)) is not null);

    [Fact]
    public void ChangeBelow_SentenceForPeople_NamesBothFigures() =>
        Assert.Equal("A hundred labels changed 3.6 % of the predictions for the pool, less than 4 %.", new ChangeBelow().Evaluate(Rounds(8, 25, 0.991, 0))!.Sentence);

    [Fact]
    public void ChangeBelow_RoundsWithoutANewLabel_DoNotCount()
    {
        var rounds = Rounds(8, 25, 0.95, 0);

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

    private static Round[] Rounds(int count, int batch, double agreement, double fall) =>
        [.. Enumerable.Range(1, count).Select(number => SomeRounds.Of(number * batch, 0.9 - (fall * number / count), number == 1 ? null : agreement))];
}
