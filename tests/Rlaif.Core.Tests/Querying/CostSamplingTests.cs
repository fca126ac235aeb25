using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class CostSamplingTests
{
    // The entropies are 1 and 0.971; the texts take 100 tokens and 1.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000, 1)]
    [InlineData(100_000, 0)]
    public void Query_LongAndShortText_WeighsThemByWhatAQuestionCosts(int promptTokens, int first) =>
        Assert.Equal(first, new CostSampling(promptTokens).Query(Context([]), 1)[0]);

    [Fact]
    public void Query_QuestionsSoFarHadLongPrompts_LengthOfATextCountsLittle() =>
        Assert.Equal(0, new CostSampling().Query(Context([Round(promptTokens: 1_000_000, requests: 10)]), 1)[0]);

    [Fact]
    public void Constructor_NegativeTokens_Throws() => Assert.Throws<ArgumentOutOfRangeException>("promptTokens", () => new CostSampling(-1));

    private static QueryContext Context(Round[] rounds) => new()
    {
        Pool = Pool.FromTexts([new string('a', 400), "b", "c"]),
        Candidates = [0, 1],
        Predictions = new PredictionTable([0.5f, 0.5f, 0.6f, 0.4f, 1, 0], 2),
        Labeled = [new TrainingExample(2, SoftLabel.Certain(0, 2))],
        Random = new Random(1),
        Rounds = rounds,
    };

    private static Round Round(long promptTokens, int requests) => new()
    {
        Number = 1,
        Labels = 1,
        Asked = 1,
        Unlabeled = 2,
        Outcomes = new Dictionary<AnnotationOutcome, int>(),
        Entropy = null,
        Agreement = null,
        HeldOut = null,
        Usage = new TokenUsage(promptTokens, 0),
        Requests = requests,
        Cost = null,
        Durations = new RoundDurations(default, default, default, default, default),
    };
}
