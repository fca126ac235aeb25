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

    protected override ILabeler Create() => new OracleLabeler(Labels, Examples.ToDictionary(example => example.Id, _ => "b"));
}
