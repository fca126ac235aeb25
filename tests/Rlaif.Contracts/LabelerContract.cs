namespace Rlaif.Contracts;

/// <summary>What every <see cref="ILabeler"/> promises; derive from it to hold your own labeler to it.</summary>
public abstract class LabelerContract
{
    /// <summary>Gets the label set that the labeler under test answers from.</summary>
    protected abstract LabelSet Labels { get; }

    /// <summary>Gets at least ten examples that the labeler under test can be asked about.</summary>
    protected abstract IReadOnlyList<TextExample> Examples { get; }

    protected abstract ILabeler Create();

    [Fact]
    public async Task LabelAsync_Batch_AnswersEachRequestOnce()
    {
        var annotations = await LabelAsync(Create(), Requests());

        Assert.Equal(Examples.Select(example => example.Id).Order(StringComparer.Ordinal), annotations.Select(annotation => annotation.ExampleId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LabelAsync_Labeled_GivesAProbabilityForEachClass()
    {
        var labeled = (await LabelAsync(Create(), Requests())).Where(annotation => annotation.Outcome == AnnotationOutcome.Labeled).ToList();

        Assert.NotEmpty(labeled);
        Assert.All(labeled, annotation => Assert.Equal(Labels.Count, annotation.Label!.Probabilities.Length));
    }

    [Fact]
    public async Task LabelAsync_EveryAnswer_NamesTheLabeler() =>
        Assert.All(await LabelAsync(Create(), Requests()), annotation => Assert.NotEmpty(annotation.Labeler));

    [Fact]
    public async Task LabelAsync_EmptyBatch_AnswersNothing() => Assert.Empty(await LabelAsync(Create(), []));

    [Fact]
    public async Task LabelAsync_SameRequests_GiveTheSameLabels()
    {
        var first = await LabelAsync(Create(), Requests());
        var second = await LabelAsync(Create(), Requests());

        Assert.Equal(ById(first), ById(second));
    }

    [Fact]
    public async Task LabelAsync_OtherOrderOfRequests_GivesTheSameLabels()
    {
        var first = await LabelAsync(Create(), Requests());
        var second = await LabelAsync(Create(), [.. Requests().Reverse()]);

        Assert.Equal(ById(first), ById(second));
    }

    [Fact]
    public async Task LabelAsync_ManyBatchesAtOnce_AnswersEach()
    {
        var labeler = Create();

        var batches = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LabelAsync(labeler, Requests())));

        Assert.All(batches, batch => Assert.Equal(ById(batches[0]), ById(batch)));
    }

    [Fact]
    public async Task LabelAsync_Cancelled_Throws() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LabelAsync(Create(), Requests(), new CancellationToken(canceled: true)));

    protected IReadOnlyList<LabelRequest> Requests() =>
        [.. Examples.Select((example, index) => new LabelRequest(example, Round: 1, Attempt: 1, Seed: (ulong)index))];

    protected static async Task<List<Annotation>> LabelAsync(ILabeler labeler, IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken = default)
    {
        var annotations = new List<Annotation>();
        await foreach (var annotation in labeler.LabelAsync(batch, cancellationToken))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }

    private static IEnumerable<(string, AnnotationOutcome, SoftLabel?)> ById(IEnumerable<Annotation> annotations) =>
        annotations.OrderBy(annotation => annotation.ExampleId, StringComparer.Ordinal).Select(annotation => (annotation.ExampleId, annotation.Outcome, annotation.Label));
}
