using Rlaif.Contracts;

namespace Rlaif.Labelers.Tests;

public sealed class OracleLabelerTests : LabelerContract
{
    protected override LabelSet Labels { get; } = new("a", "b", "c");

    protected override IReadOnlyList<TextExample> Examples { get; } = [.. Enumerable.Range(0, 20).Select(number => new TextExample($"{number}", $"text {number}"))];

    [Fact]
    public async Task LabelAsync_NoNoise_AnswersTheGoldLabel() =>
        Assert.All(await LabelAsync(Create(), Requests()), annotation => Assert.Equal(1, annotation.Label!.Top));

    [Fact]
    public async Task LabelAsync_NoGoldLabel_Abstains()
    {
        var annotations = await LabelAsync(Create(), [new LabelRequest(new TextExample("stranger", "?"), 1, 1, 0)]);

        Assert.Equal(AnnotationOutcome.Abstained, Assert.Single(annotations).Outcome);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(1)]
    public async Task LabelAsync_Noise_IsTheShareOfWrongAnswersSpreadOverTheOthers(double noise)
    {
        LabelRequest[] requests = [.. Enumerable.Range(0, 10_000).Select(number => new LabelRequest(new TextExample("1", "text"), 1, 1, (ulong)number * 0x9E3779B97F4A7C15UL))];
        var labeler = new OracleLabeler(Labels, new Dictionary<string, string> { ["1"] = "b" }, noise);

        var answers = (await LabelAsync(labeler, requests)).CountBy(annotation => annotation.Label!.Top).ToDictionary();

        Assert.InRange(answers.GetValueOrDefault(0) / 10_000.0, (noise / 2) - 0.02, (noise / 2) + 0.02);
        Assert.InRange(answers.GetValueOrDefault(2) / 10_000.0, (noise / 2) - 0.02, (noise / 2) + 0.02);
        Assert.InRange(answers.GetValueOrDefault(1) / 10_000.0, 1 - noise - 0.02, 1 - noise + 0.02);
    }

    [Fact]
    public async Task LabelAsync_AnotherAttempt_DrawsAnew()
    {
        var labeler = new OracleLabeler(Labels, new Dictionary<string, string> { ["1"] = "b" }, 0.5);
        LabelRequest[] attempts = [.. Enumerable.Range(1, 50).Select(attempt => new LabelRequest(new TextExample("1", "text"), 1, attempt, 7))];

        Assert.True((await LabelAsync(labeler, attempts)).Select(annotation => annotation.Label!.Top).Distinct().Count() > 1);
    }

    [Fact]
    public void Constructor_GoldLabelOutsideTheSet_NamesIt() =>
        Assert.Contains("'z'", Assert.Throws<ArgumentException>(() => new OracleLabeler(Labels, new Dictionary<string, string> { ["1"] = "z" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Constructor_NoiseOutsideItsRange_Throws(double noise) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OracleLabeler(Labels, new Dictionary<string, string>(), noise));

    [Theory]
    [InlineData(2, NoiseConfusion.Even, 0.2)]
    [InlineData(2, NoiseConfusion.Uneven, 0.45)]
    [InlineData(5, NoiseConfusion.Even, 0.2)]
    [InlineData(5, NoiseConfusion.Uneven, 0.2)]
    [InlineData(77, NoiseConfusion.Even, 0.4)]
    [InlineData(77, NoiseConfusion.Uneven, 0.3)]
    public async Task LabelAsync_VariedNoise_IsRightAsOftenAsItStates(int classes, NoiseConfusion confusion, double noise)
    {
        var annotations = await AnswersAsync(classes, 20_000, new OracleOptions { Noise = noise, Profile = NoiseProfile.Varied, Confusion = confusion });

        Assert.All(annotations, annotation => Assert.Equal(ConfidenceSource.Stated, annotation.ConfidenceSource));
        Assert.InRange(annotations.Count(annotation => annotation.Label!.Top != Gold(annotation.ExampleId, classes)) / 20_000.0, noise - 0.01, noise + 0.01);
        Assert.All(annotations.GroupBy(annotation => (int)(annotation.Label!.Confidence * 10)).Where(bin => bin.Count() > 500), bin => Assert.InRange(
            bin.Count(annotation => annotation.Label!.Top == Gold(annotation.ExampleId, classes)) / (double)bin.Count(),
            bin.Average(annotation => annotation.Label!.Confidence) - 0.05,
            bin.Average(annotation => annotation.Label!.Confidence) + 0.05));
    }

    [Fact]
    public async Task LabelAsync_VariedNoise_KnowsEasyAndHardExamples()
    {
        var confidences = (await AnswersAsync(4, 2_000, new OracleOptions { Noise = 0.2, Profile = NoiseProfile.Varied })).Select(annotation => annotation.Label!.Confidence).Order().ToList();

        Assert.InRange(confidences[200], 0.25, 0.6);
        Assert.InRange(confidences[1_000], 0.75, 0.95);
        Assert.InRange(confidences[1_800], 0.98, 1);
    }

    [Theory]
    [InlineData(NoiseConfusion.Even)]
    [InlineData(NoiseConfusion.Uneven)]
    public async Task LabelAsync_VariedNoise_StatesWhatElseItMayBe(NoiseConfusion confusion)
    {
        var annotations = await AnswersAsync(5, 40_000, new OracleOptions { Noise = 0.4, Profile = NoiseProfile.Varied, Confusion = confusion });

        foreach (var answers in annotations.GroupBy(annotation => annotation.Label!.Top))
        {
            for (var label = 0; label < 5; label++)
            {
                Assert.Equal(answers.Average(answer => answer.Label!.Probabilities[label]), answers.Count(answer => Gold(answer.ExampleId, 5) == label) / (double)answers.Count(), 0.02);
            }
        }
    }

    [Fact]
    public async Task LabelAsync_UnevenConfusion_MistakesAClassMostlyForOne()
    {
        var annotations = await AnswersAsync(10, 40_000, new OracleOptions { Noise = 0.3, Confusion = NoiseConfusion.Uneven });

        var favorites = new HashSet<int>();
        foreach (var gold in annotations.GroupBy(annotation => Gold(annotation.ExampleId, 10)))
        {
            var mistakes = gold.CountBy(annotation => annotation.Label!.Top).Where(count => count.Key != gold.Key).OrderByDescending(count => count.Value).ToList();
            Assert.InRange(mistakes[0].Value / (double)gold.Count(), 0.15, 0.22);
            Assert.InRange(mistakes[1].Value / (double)gold.Count(), 0.05, 0.11);
            Assert.InRange(mistakes[2].Value / (double)gold.Count(), 0.001, 0.02);
            favorites.Add(mistakes[0].Key);
        }

        Assert.Equal(10, favorites.Count);
    }

    [Fact]
    public async Task LabelAsync_OtherSeed_ErrsElsewhereAndConfusesOthers()
    {
        var first = await AnswersAsync(10, 5_000, new OracleOptions { Noise = 0.5, Confusion = NoiseConfusion.Uneven });
        var second = await AnswersAsync(10, 5_000, new OracleOptions { Noise = 0.5, Confusion = NoiseConfusion.Uneven, Seed = 1 });

        // Of two that err independently on half of the examples, both are right on a quarter.
        Assert.InRange(first.Zip(second).Count(pair => IsRight(pair.First) && IsRight(pair.Second)) / 5_000.0, 0.22, 0.28);
        Assert.InRange(first.Zip(second).Count(pair => !IsRight(pair.First) && pair.First.Label!.Top == pair.Second.Label!.Top) / 5_000.0, 0, 0.15);

        static bool IsRight(Annotation annotation) => annotation.Label!.Top == Gold(annotation.ExampleId, 10);
    }

    [Fact]
    public async Task LabelAsync_AnotherVote_DrawsIndependentlyAtTheSameDifficulty()
    {
        var options = new OracleOptions { Noise = 0.3, Profile = NoiseProfile.Varied };

        var first = await AnswersAsync(5, 10_000, options, vote: 1);
        var second = await AnswersAsync(5, 10_000, options, vote: 2);

        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Label!.Confidence, pair.Second.Label!.Confidence));
        var bothWrong = first.Zip(second).Count(pair => pair.First.Label!.Top != Gold(pair.First.ExampleId, 5) && pair.Second.Label!.Top != Gold(pair.First.ExampleId, 5));
        Assert.Equal(first.Average(annotation => Math.Pow(1 - annotation.Label!.Confidence, 2)), bothWrong / 10_000.0, 0.01);
    }

    [Fact]
    public async Task LabelAsync_NeverWrong_StatesNoDoubt()
    {
        Assert.All(await AnswersAsync(3, 10, new OracleOptions { Profile = NoiseProfile.Varied }), annotation => Assert.Equal(1, annotation.Label!.Confidence));
        Assert.All(await AnswersAsync(1, 10, new OracleOptions { Noise = 0.9, Profile = NoiseProfile.Varied }), annotation => Assert.Equal(1, annotation.Label!.Confidence));
    }

    [Fact]
    public void Constructor_VariedNoiseBeyondGuessing_NamesTheLimit() =>
        Assert.Contains(
            "at most 0.749.",
            Assert.Throws<ArgumentException>(() => new OracleLabeler(new LabelSet("a", "b", "c", "d"), new Dictionary<string, string>(), new OracleOptions { Noise = 0.8, Profile = NoiseProfile.Varied })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Options_UnknownValues_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OracleOptions { Profile = (NoiseProfile)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OracleOptions { Confusion = (NoiseConfusion)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OracleOptions { Noise = double.NaN });
    }

    protected override ILabeler Create() => new OracleLabeler(Labels, Examples.ToDictionary(example => example.Id, _ => "b"));

    private static int Gold(string id, int classes) => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) % classes;

    private static async Task<List<Annotation>> AnswersAsync(int classes, int count, OracleOptions options, int vote = 0)
    {
        TextExample[] examples = [.. Enumerable.Range(0, count).Select(number => new TextExample($"{number}", "text"))];
        var labels = new LabelSet([.. Enumerable.Range(0, classes).Select(index => $"class {index}")]);
        var labeler = new OracleLabeler(labels, examples.ToDictionary(example => example.Id, example => $"class {Gold(example.Id, classes)}"), options);
        return await LabelAsync(labeler, [.. examples.Select((example, index) => new LabelRequest(example, 1, 1, (ulong)index) { Vote = vote })]);
    }
}
