using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class NearDuplicateTests
{
    private static readonly string[] Endings = [string.Empty, "!", " now"];

    // Row 3i and the two after it are nearly the same.
    private static readonly Pool Pool = Rlaif.Pool.FromTexts(
        Some.Pool(20).SelectMany((example, number) => Endings.Select(ending => $"a longer text about {example.Text} which says nothing new from here on, case {(char)('a' + number)}{ending}")));

    [Fact]
    public async Task RunAsync_Collapse_AsksAboutOneOfAGroupWhileOthersAreLeft()
    {
        var labeler = new ScriptedLabeler(Some.Right);

        await Loop(labeler, NearDuplicateHandling.Collapse, 20).RunAsync(new ActiveLearningRun(Pool, Some.Labels));

        Assert.Equal(20, labeler.Asked.Select(Group).Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_CollapseAndNothingElseIsLeft_AsksAboutTheRest()
    {
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Loop(labeler, NearDuplicateHandling.Collapse, null).RunAsync(new ActiveLearningRun(Pool, Some.Labels));

        Assert.Equal(60, labeler.Asked.Distinct().Count());
        Assert.Equal("pool_empty", result.StopReason!.Code);
    }

    [Fact]
    public async Task RunAsync_KeepApart_ComparesNothing()
    {
        var labeler = new ScriptedLabeler(Some.Right);

        await Loop(labeler, NearDuplicateHandling.KeepApart, 20).RunAsync(new ActiveLearningRun(Pool, Some.Labels));

        Assert.True(labeler.Asked.Select(Group).Distinct().Count() < 20);
    }

    [Fact]
    public async Task RunAsync_ShareAnswers_LabelsTheRestWithoutAskingOrTraining()
    {
        var labeler = new ScriptedLabeler(Some.Right);
        var run = new ActiveLearningRun(Pool, Some.Labels) { KnownLabels = new Dictionary<string, string> { ["2"] = "metal", ["3"] = "fruit" } };

        var result = await Loop(labeler, NearDuplicateHandling.ShareAnswers, null).RunAsync(run);

        Assert.Equal(19, labeler.Asked.Count());
        Assert.Equal(21, result.Rounds[^1].Labels);
        Assert.Equal(("pool_empty", 0), (result.StopReason!.Code, result.Rounds[^1].Unlabeled));
        Assert.Equal([LabelSource.Shared, LabelSource.Known, LabelSource.Known], result.Labeled.Take(3).Select(row => row.Source));
        Assert.Equal(0.5, result.Labeled[0].Prediction.Confidence, 5);
        Assert.Equal(39, result.Labeled.Count(row => row.Source == LabelSource.Shared));
        Assert.All(result.Labeled.Skip(3), row => Assert.Equal(Some.Gold(row.Example), row.Label));
    }

    private static int Group(string id) => (Pool.RowOf(id) - (Pool.RowOf(id) % 3)) / 3;

    private static ActiveLearningLoop Loop(ILabeler labeler, NearDuplicateHandling handling, int? maxLabels) =>
        new(labeler, new NaiveBayesTrainer()) { Options = new ActiveLearningOptions { SeedSize = 4, BatchSize = 3, MaxLabels = maxLabels, RandomSlice = 0, NearDuplicates = handling } };
}
