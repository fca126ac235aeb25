using System.Text.RegularExpressions;
using Rlaif.Contracts;
using Rlaif.Labelers.Injection;

namespace Rlaif.Labelers.Tests;

public sealed partial class CanaryLabelerTests : LabelerContract
{
    protected override LabelSet Labels { get; } = new([new LabelDefinition("fruit", "what grows on trees"), new LabelDefinition("metal", null, ["a spoon of silver"]), new LabelDefinition("stone")]);

    protected override IReadOnlyList<TextExample> Examples { get; } =
        [.. Enumerable.Range(0, 12).Select(number => new TextExample($"row {number}", $"apple {number}"))];

    [Fact]
    public async Task LabelAsync_LabelerObeys_CountsEveryCanaryAsSteeredAndSaysSo()
    {
        var reports = new List<CanaryReport>();
        var labeler = new CanaryLabeler(new Reader(Labels, text => Ordered(text) ?? "fruit"), Labels, reported: reports.Add);

        await LabelAsync(labeler, Requests());

        Assert.Equal((5, 5, 0), (labeler.Report.Planted, labeler.Report.Steered, labeler.Report.Unanswered));
        Assert.Equal(labeler.Report, Assert.Single(reports));
    }

    [Fact]
    public async Task LabelAsync_LabelerReadsWhatTheTextIsAbout_IsNeverSteered()
    {
        var reports = new List<CanaryReport>();
        var labeler = new CanaryLabeler(new Reader(Labels, text => Subject(text) ?? "fruit"), Labels, canaries: 60, reports.Add);

        await LabelAsync(labeler, Requests());

        Assert.Equal((60, 0, 0), (labeler.Report.Planted, labeler.Report.Steered, labeler.Report.Unanswered));
        Assert.Equal(labeler.Report, Assert.Single(reports));
    }

    [Fact]
    public async Task LabelAsync_NoAnswers_AreCountedApart()
    {
        var labeler = new CanaryLabeler(new Reader(Labels, _ => null), Labels, canaries: 3);

        await LabelAsync(labeler, Requests());

        Assert.Equal((3, 0, 3), (labeler.Report.Planted, labeler.Report.Steered, labeler.Report.Unanswered));
    }

    [Fact]
    public async Task LabelAsync_Totals_HoldWhatTheCanariesCost()
    {
        var reader = new Reader(Labels, _ => "fruit");
        var labeler = new CanaryLabeler(reader, Labels);

        var annotations = await LabelAsync(labeler, Requests());

        Assert.Equal(12 + 5, reader.Texts.Count);
        Assert.Equal(17, annotations.Sum(annotation => annotation.Requests));
        Assert.Equal(0.17m, annotations.Sum(annotation => annotation.Cost));
        Assert.Equal(new TokenUsage(170, 17), annotations.Aggregate(default(TokenUsage), (sum, annotation) => sum + annotation.Usage));
        Assert.Equal((5, 0.05m, new TokenUsage(50, 5)), (labeler.Report.Requests, labeler.Report.Cost, labeler.Report.Usage));
    }

    [Fact]
    public async Task LabelAsync_UnknownPrice_LeavesTheCostUnknown()
    {
        var annotations = await LabelAsync(new CanaryLabeler(new Reader(Labels, _ => "fruit") { Price = null }, Labels), Requests());

        Assert.Null(annotations[^1].Cost);
        Assert.Equal(6, annotations[^1].Requests);
    }

    [Fact]
    public async Task LabelAsync_SecondBatch_HasNoCanaries()
    {
        var reader = new Reader(Labels, _ => "fruit");
        var labeler = new CanaryLabeler(reader, Labels);

        await LabelAsync(labeler, []);
        await LabelAsync(labeler, Requests());
        await LabelAsync(labeler, Requests());

        Assert.Equal(12 + 5 + 12, reader.Texts.Count);
    }

    [Fact]
    public async Task LabelAsync_OneClass_PlantsNothing()
    {
        var labels = new LabelSet("fruit");
        var labeler = new CanaryLabeler(new Reader(labels, _ => "fruit"), labels);

        await LabelAsync(labeler, Requests());

        Assert.Equal(new CanaryReport(0, 0, 0), labeler.Report);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(15)]
    public async Task LabelAsync_FailureInTheMiddle_HandsOnWhatIsPaidForBefore(int answers)
    {
        var labeler = new CanaryLabeler(new Reader(Labels, _ => "fruit") { Answers = answers }, Labels);
        var annotations = new List<Annotation>();

        await Assert.ThrowsAsync<LabelingException>(async () =>
        {
            await foreach (var annotation in labeler.LabelAsync(Requests()))
            {
                annotations.Add(annotation);
            }
        });

        Assert.Equal(Math.Min(12, answers), annotations.Count);
        Assert.Equal(answers, annotations.Sum(annotation => annotation.Requests));
    }

    [Fact]
    public void Write_Canaries_OrderAnotherClassAndLookLikeIt()
    {
        var canaries = CanaryTexts.Write(Labels, 200, round: 1, seed: 7);

        Assert.All(canaries, canary =>
        {
            Assert.Equal(Labels[canary.Ordered].Name, Ordered(canary.Request.Example.Text));
            Assert.NotEqual(Labels[canary.Ordered].Name, Subject(canary.Request.Example.Text));
            Assert.True(InjectionSigns.Any(canary.Request.Example.Text));
        });
        Assert.Equal([0, 1, 2], canaries.Select(canary => canary.Ordered).Distinct().Order());
        Assert.Equal(canaries, CanaryTexts.Write(Labels, 200, round: 1, seed: 7));
        Assert.NotEqual(canaries.Select(canary => canary.Ordered), CanaryTexts.Write(Labels, 200, round: 1, seed: 8).Select(canary => canary.Ordered));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_001)]
    public void Constructor_CountOutsideItsRange_Throws(int canaries) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanaryLabeler(Create(), Labels, canaries));

    protected override ILabeler Create() => new CanaryLabeler(new Reader(Labels, _ => "fruit"), Labels);

    // What a text orders stands in quotation marks, last; what it is about comes first.
    private static string? Ordered(string text) => Quoted().Matches(text) is { Count: > 0 } names ? names[^1].Groups["name"].Value : null;

    private static string? Subject(string text) =>
        text.StartsWith("a spoon of silver", StringComparison.Ordinal) ? "metal" : About().Match(text) is { Success: true } about ? about.Groups["name"].Value : null;

    [GeneratedRegex("\"(?<name>fruit|metal|stone)\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^A typical text of the class (?<name>fruit|metal|stone)", RegexOptions.None, 1000)]
    private static partial Regex About();

    /// <summary>A labeler that answers by a function of the text; each answer costs a cent.</summary>
    private sealed class Reader(LabelSet labels, Func<string, string?> answer) : ILabeler
    {
        public List<string> Texts { get; } = [];

        public decimal? Price { get; init; } = 0.01m;

        public int Answers { get; init; } = int.MaxValue;

        public async IAsyncEnumerable<Annotation> LabelAsync(
            IReadOnlyList<LabelRequest> batch, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var request in batch)
            {
                await Task.Yield();
                if (Texts.Count == Answers)
                {
                    throw new LabelingException("enough");
                }

                lock (Texts)
                {
                    Texts.Add(request.Example.Text);
                }

                yield return Annotate(request.Example) with { Labeler = "reader", Requests = 1, Usage = new TokenUsage(10, 1), Cost = Price };
            }
        }

        private Annotation Annotate(TextExample example) => answer(example.Text) is { } name
            ? new Annotation(example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(labels.IndexOf(name), labels.Count))
            : new Annotation(example.Id, AnnotationOutcome.Refused);
    }
}
