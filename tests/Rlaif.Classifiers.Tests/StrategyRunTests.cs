using Rlaif.Querying;

namespace Rlaif.Classifiers.Tests;

public sealed class StrategyRunTests
{
    private static readonly IQueryStrategy[] All =
    [
        new AutoSampling(), new BalancedSampling(), new ClusterSeeding(), new CommitteeSampling(2), new CostSampling(), new GradientSampling(),
        new KCenterSampling(), new KMeansSampling(), new RandomSampling(), new UncertaintySampling(Acquisition.Entropy),
    ];

    public static TheoryData<string> Names => new(All.Select(strategy => strategy.GetType().Name));

    [Fact]
    public void Strategies_OfTheLibrary_AreAllHeldToTheseTests() => Assert.Equal(
        typeof(IQueryStrategy).Assembly.GetExportedTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IQueryStrategy))).ToHashSet(),
        All.Select(strategy => strategy.GetType()).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task RunAsync_ToTheEndOfThePool_NeverAsksAboutAnAnsweredRowAgain(string name)
    {
        var labeler = new TopicLabeler();

        var result = await Loop(labeler, name).RunAsync(Run());

        Assert.Equal("pool_empty", result.StopReason!.Code);
        Assert.Equal(labeler.Answered.Count, labeler.Answered.Distinct().Count());
        Assert.Equal(result.Rounds[^1].Asked, labeler.Answered.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task RunAsync_SameSeed_AsksTheSame(string name)
    {
        var (first, second) = (new TopicLabeler(), new TopicLabeler());

        await Loop(first, name).RunAsync(Run());
        await Loop(second, name).RunAsync(Run());

        Assert.Equal(first.Answered, second.Answered);
    }

    private static ActiveLearningRun Run() => new(Pool.FromTexts(Some.Texts(60, seed: 1)), Some.Topics);

    private static ActiveLearningLoop Loop(TopicLabeler labeler, string name) => new(labeler, new LinearTrainer())
    {
        Strategy = All.Single(strategy => strategy.GetType().Name == name),
        Options = new ActiveLearningOptions { SeedSize = 6, BatchSize = 9, Seed = 5 },
    };
}
