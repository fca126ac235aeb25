using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class ActiveLearningLoopTests
{
    [Fact]
    public async Task RunAsync_PoolOfTwelve_AsksEachOnceAndStops()
    {
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(12), Some.Labels));

        Assert.Equal(12, labeler.Asked.Distinct().Count());
        Assert.Equal([4, 3, 3, 2], labeler.Batches.Select(batch => batch.Count));
        Assert.Equal([4, 7, 10, 12], result.Rounds.Select(round => round.Labels));
        Assert.Equal([8, 5, 2, 0], result.Rounds.Select(round => round.Unlabeled));
        Assert.Equal("pool_empty", result.StopReason!.Code);
        Assert.All(result.Labeled, row => Assert.Equal((Some.Gold(row.Example), LabelSource.Labeler), (row.Label, row.Source)));
    }

    [Fact]
    public async Task RunAsync_MaxLabels_ShortensTheLastBatch()
    {
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Some.Loop(labeler, maxLabels: 9).RunAsync(new ActiveLearningRun(Some.Pool(60), Some.Labels));

        Assert.Equal([4, 3, 2], labeler.Batches.Select(batch => batch.Count));
        Assert.Equal(("max_labels", "The budget of 9 labels is used up."), (result.StopReason!.Code, result.StopReason.Sentence));
        Assert.Equal(51, result.Labeled.Count(row => row.Source == LabelSource.Classifier));
    }

    [Fact]
    public async Task RunAsync_FruitOrMetal_IsLearned()
    {
        var pool = Some.Pool(90);

        var result = await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 30).RunAsync(
            new ActiveLearningRun(pool, Some.Labels) { HeldOut = [.. Some.Pool(300).Skip(90).Select(example => new LabeledText(example.Text, Some.Gold(example)))] });

        Assert.True(result.Rounds[^1].HeldOut!.Accuracy > 0.95);
        Assert.True(result.Rounds[^1].Entropy!.Mean < result.Rounds[0].Entropy!.Mean);
    }

    [Fact]
    public async Task RunAsync_SeveralCriteria_ReportsTheFirstThatApplies()
    {
        var loop = new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer()) { StoppingCriteria = [new EntropyBelow(0.000001), new MaximumRounds(2)] };

        var result = await loop.RunAsync(new ActiveLearningRun(Some.Pool(90), Some.Labels));

        Assert.Equal(("max_rounds", 2), (result.StopReason!.Code, result.Rounds.Count));
    }

    [Fact]
    public async Task RunRoundsAsync_Always_YieldsTheRoundsOfRunAsync()
    {
        var loop = Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 13);
        var run = new ActiveLearningRun(Some.Pool(30), Some.Labels);
        var streamed = new List<(int, int, double?)>();
        await foreach (var round in loop.RunRoundsAsync(run))
        {
            streamed.Add((round.Number, round.Labels, round.Entropy?.Mean));
        }

        Assert.Equal((await loop.RunAsync(run)).Rounds.Select(round => (round.Number, round.Labels, round.Entropy?.Mean)), streamed);
        Assert.Equal(4, streamed.Count);
    }

    [Fact]
    public async Task RunAsync_SameSeed_AsksTheSame_AnotherSeedAnother()
    {
        Assert.Equal(await AskedAsync(1), await AskedAsync(1));
        Assert.NotEqual(await AskedAsync(1), await AskedAsync(2));
    }

    [Fact]
    public async Task RunAsync_AnswersInAnyOrder_GiveTheSameRun()
    {
        var run = new ActiveLearningRun(Some.Pool(60), Some.Labels);

        var inOrder = await Some.Loop(new ScriptedLabeler(Some.Right), 20).RunAsync(run with { Journal = new Rlaif.Journals.InMemoryJournal() });
        var reversed = await Some.Loop(new ScriptedLabeler(Some.Right, batch => batch.Reverse()), 20).RunAsync(run with { Journal = new Rlaif.Journals.InMemoryJournal() });

        Assert.Equal(inOrder.Labeled, reversed.Labeled);
        Assert.Equal(inOrder.Rounds.Select(round => round.Entropy), reversed.Rounds.Select(round => round.Entropy));
    }

    [Fact]
    public async Task RunAsync_KnownLabels_TrainAndCostNothing()
    {
        var pool = Some.Pool(30);
        var known = pool.Take(6).ToDictionary(example => example.Id, Some.Gold, StringComparer.Ordinal);
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Some.Loop(labeler, maxLabels: 3).RunAsync(new ActiveLearningRun(pool, Some.Labels) { KnownLabels = known });

        Assert.DoesNotContain(labeler.Asked, known.ContainsKey);
        Assert.Equal((9, 3), (result.Rounds[0].Labels, result.Rounds[0].Asked));
        Assert.All(result.Labeled.Take(6), row => Assert.Equal(LabelSource.Known, row.Source));
    }

    [Fact]
    public async Task RunAsync_EqualTextsKnownAsDifferentClasses_KeepTheirOwnLabels()
    {
        var pool = new Pool([new("a", "iron pear"), new("b", "iron pear"), new("c", "iron pear"), .. Some.Pool(6)]);
        var known = new Dictionary<string, string> { ["a"] = "metal", ["b"] = "fruit" };

        var result = await Some.Loop(new ScriptedLabeler(Some.Right)).RunAsync(new ActiveLearningRun(pool, Some.Labels) { KnownLabels = known });

        Assert.Equal(["metal", "fruit"], result.Labeled.Take(2).Select(row => row.Label));
        Assert.Equal((LabelSource.Known, 0.5), (result.Labeled[2].Source, result.Labeled[2].Prediction.Confidence));
    }

    [Fact]
    public async Task RunAsync_VeryManyEqualKnownTexts_AreOneLabel()
    {
        var pool = new Pool([.. Enumerable.Range(0, 50_000).Select(number => new TextExample($"k{number}", "iron")), .. Some.Pool(6)]);
        var known = pool.Originals.Where(example => example.Id[0] == 'k').ToDictionary(example => example.Id, _ => "metal");

        var result = await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 3).RunAsync(new ActiveLearningRun(pool, Some.Labels) { KnownLabels = known });

        Assert.Equal(("metal", 1.0), (result.Labeled[0].Label, result.Labeled[0].Prediction.Confidence));
    }

    [Fact]
    public async Task RunAsync_TwiceWithOneRun_StartsAnewEachTime()
    {
        var labeler = new ScriptedLabeler(Some.Right);
        var run = new ActiveLearningRun(Some.Pool(12), Some.Labels);

        await Some.Loop(labeler).RunAsync(run);
        await Some.Loop(labeler).RunAsync(run);

        Assert.Equal(24, labeler.Asked.Count());
    }

    [Fact]
    public async Task RunAsync_EverythingKnown_AsksNobody()
    {
        var pool = Some.Pool(8);
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(pool, Some.Labels) { KnownLabels = pool.ToDictionary(example => example.Id, Some.Gold, StringComparer.Ordinal) });

        Assert.Empty(labeler.Batches);
        Assert.Equal(("pool_empty", 0), (result.StopReason!.Code, result.Rounds.Count));
    }

    [Fact]
    public async Task RunAsync_EqualTexts_ArePaidOnceAndAllLabeled()
    {
        var pool = new Pool(Some.Pool(5).SelectMany(example => new[] { example, example with { Id = example.Id + "b" } }));
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(pool, Some.Labels));

        Assert.Equal(5, labeler.Asked.Count());
        Assert.Equal(10, result.Labeled.Count);
        Assert.All(result.Labeled, row => Assert.Equal((Some.Gold(row.Example), LabelSource.Labeler), (row.Label, row.Source)));
    }

    [Fact]
    public async Task RunAsync_UsageAndCost_AreAddedUp()
    {
        var result = await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 7).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        Assert.Equal((new TokenUsage(70, 7), 7, 0.07m), (result.Rounds[^1].Usage, result.Rounds[^1].Requests, result.Rounds[^1].Cost));
    }

    [Fact]
    public async Task RunAsync_AnswerOfUnknownPrice_MakesTheCostUnknown()
    {
        var labeler = new ScriptedLabeler(request => Some.Right(request) with { Cost = request.Example.Id == "1" ? null : 0.01m });

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(8), Some.Labels));

        Assert.Null(result.Rounds[^1].Cost);
    }

    [Fact]
    public async Task RunAsync_HeldOutLabelOutsideTheSet_NamesIt()
    {
        var run = new ActiveLearningRun(Some.Pool(8), Some.Labels) { HeldOut = [new LabeledText("a stone", "stone")] };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Some.Loop(new ScriptedLabeler(Some.Right)).RunAsync(run));

        Assert.Contains("'stone'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StrategyThatRepeatsARow_IsRefused()
    {
        var loop = new ActiveLearningLoop(new ScriptedLabeler(Some.Right), new NaiveBayesTrainer()) { Strategy = new Stutterer(), Options = new ActiveLearningOptions { SeedSize = 2 } };

        await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunAsync(new ActiveLearningRun(Some.Pool(20), Some.Labels)));
    }

    private static async Task<List<string>> AskedAsync(ulong seed)
    {
        var labeler = new ScriptedLabeler(Some.Right);
        await Some.Loop(labeler, maxLabels: 20, seed).RunAsync(new ActiveLearningRun(Some.Pool(60), Some.Labels));
        return [.. labeler.Asked];
    }

    private sealed class Stutterer : IQueryStrategy
    {
        public IReadOnlyList<int> Query(QueryContext context, int batchSize) => [context.Candidates[0], context.Candidates[0]];
    }
}
