using Rlaif.Evaluation;
using Rlaif.Journals;

namespace Rlaif.Contracts;

/// <summary>What every <see cref="IJournal"/> promises; derive from it to hold your own journal to it.</summary>
public abstract class JournalContract
{
    /// <summary>An entry of every kind, with every field filled.</summary>
    protected static IReadOnlyList<JournalEntry> Entries { get; } =
    [
        new RunOpened("f00d", ["ham", "spam \"quoted\""], "beef", ulong.MaxValue),
        new BatchSelected(1, ["a", "b"], TimeSpan.FromMilliseconds(3)),
        new AnswerReceived(1, new Annotation("a", AnnotationOutcome.Labeled, new SoftLabel([0.25f, 0.75f]))
        {
            ConfidenceSource = ConfidenceSource.LogProbabilities,
            Usage = new TokenUsage(120, 7),
            Cost = 0.00012m,
            Labeler = "model-1",
            Requests = 2,
            Latency = TimeSpan.FromMilliseconds(350),
        }),
        new AnswerReceived(1, new Annotation("b", AnnotationOutcome.Refused) { Detail = "The model refused." }),
        new LabelerStateSaved("{\"batches\":[{\"id\":\"batch-1\"}]}"),
        new LabelCorrected("b", "ham"),
        new RoundCompleted(SomeRound()),
        new RunStopped(new StopReason("max_rounds", "The run reached its limit of 1 rounds.")),
    ];

    protected abstract IJournal Create();

    [Fact]
    public async Task ReadAsync_NewJournal_IsEmpty()
    {
        await using var journal = Create();

        Assert.Empty(await ReadAllAsync(journal));
    }

    [Fact]
    public async Task ReadAsync_EntriesOfEveryKind_ReturnsThemInOrder()
    {
        await using var journal = Create();
        foreach (var entry in Entries)
        {
            await journal.AppendAsync(entry);
        }

        var read = await ReadAllAsync(journal);

        Assert.Equivalent(Entries, read, strict: true);
        Assert.Equal(Entries.Select(entry => entry.GetType()), read.Select(entry => entry.GetType()));

        // What stands behind an indexer or a span is not compared above.
        Assert.Equal(Entries.OfType<AnswerReceived>().Select(entry => entry.Annotation.Label), read.OfType<AnswerReceived>().Select(entry => entry.Annotation.Label));
        Assert.Equal(Entries.OfType<RoundCompleted>().SelectMany(Cells), read.OfType<RoundCompleted>().SelectMany(Cells));
    }

    [Fact]
    public async Task AppendAsync_FromManyTasks_KeepsEveryEntryOnce()
    {
        await using var journal = Create();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => journal.AppendAsync(new LabelCorrected($"{number}", "ham")).AsTask())));

        var ids = (await ReadAllAsync(journal)).Cast<LabelCorrected>().Select(entry => int.Parse(entry.ExampleId, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(0, 100), ids.Order());
    }

    [Fact]
    public async Task AppendAsync_WhileReading_DoesNotDisturbTheReader()
    {
        await using var journal = Create();
        await journal.AppendAsync(Entries[0]);
        await journal.AppendAsync(Entries[1]);

        var read = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync())
        {
            if (read.Count == 0)
            {
                await journal.AppendAsync(Entries[5]);
            }

            read.Add(entry);
        }

        Assert.Equal(Entries[0].GetType(), read[0].GetType());
        Assert.Equal(Entries[1].GetType(), read[1].GetType());
    }

    [Fact]
    public async Task AppendAsync_Cancelled_Throws()
    {
        await using var journal = Create();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.AppendAsync(Entries[0], new CancellationToken(canceled: true)).AsTask());

        Assert.Empty(await ReadAllAsync(journal));
    }

    private static async Task<List<JournalEntry>> ReadAllAsync(IJournal journal)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync())
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static IEnumerable<int> Cells(RoundCompleted entry)
    {
        var matrix = entry.Round.HeldOut!.Confusion;
        return Enumerable.Range(0, matrix.Classes * matrix.Classes).Select(cell => matrix[cell / matrix.Classes, cell % matrix.Classes]);
    }

    private static Round SomeRound() => new()
    {
        Number = 1,
        Labels = 1,
        Asked = 2,
        Unlabeled = 8,
        Outcomes = new Dictionary<AnnotationOutcome, int> { [AnnotationOutcome.Labeled] = 1, [AnnotationOutcome.Refused] = 1 },
        Entropy = new EntropySummary(0.5, 0.4, 0.9),
        Agreement = 0.75,
        HeldOut = ClassificationMetrics.Compute(new PredictionTable([0.9f, 0.1f, 0.2f, 0.8f], 2), [0, 0]),
        Usage = new TokenUsage(240, 14),
        Requests = 3,
        Cost = 0.00024m,
        Durations = new RoundDurations(TimeSpan.FromTicks(1), TimeSpan.FromTicks(2), TimeSpan.FromTicks(3), TimeSpan.FromTicks(4), TimeSpan.FromTicks(5)),
    };
}
