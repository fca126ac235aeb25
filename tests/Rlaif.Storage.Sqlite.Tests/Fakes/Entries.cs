using Rlaif.Completion;
using Rlaif.Evaluation;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Entries;

namespace Rlaif.Storage.Sqlite.Tests.Fakes;

/// <summary>Entries of every kind with every field filled, and ways to compare entries to the last bit.</summary>
internal static class Entries
{
    public static IReadOnlyList<JournalEntry> OfEveryKind { get; } =
    [
        new RunOpened("f00d", ["ham", "spam \"quoted\"", "naïve 火"], "beef", ulong.MaxValue) { PoolSize = 12, Settings = new Dictionary<string, string> { ["batch size"] = "10", ["model"] = "m" } },
        new BatchSelected(1, ["a", "b", "half a pair \ud83d", "\udc00\ud83d\ude00"], TimeSpan.FromTicks(12345)) { Purpose = BatchPurpose.Sample, RandomCount = 1 },
        new AnswerReceived(1, FullAnnotation()),
        new AnswerReceived(1, new Annotation("b", AnnotationOutcome.Refused) { Detail = "The model refused." }),
        new LabelerStateSaved("{\"batches\":[{\"id\":\"batch-1\"}]}"),
        new LabelCorrected("b", "ham"),
        new RoundCompleted(FullRound()),
        new BatchCompleted(2),
        new LabelsContested([new ContestedLabel("a", "ham", "spam", 0.1)]),
        new CompletionDecided(new CompletionDecision { Target = 0.95, Confidence = 0.9, Threshold = 1.0 / 3, PromisedAgreement = null, SampleRows = 7, SampleAgreed = 6 }),
        new SelectionCompared(Labels: 40, Judged: 100, OnlyChosen: 15, OnlyRandom: 5),
        new RunStopped(new StopReason("rate_limit", "Come again.") { ContinueAfter = new DateTimeOffset(2026, 5, 6, 7, 8, 9, 123, TimeSpan.FromHours(2)).AddTicks(7) }),
        new ExamplesWritten(new WrittenExamples("ham", ["one \ud83d", "\u2028"]) { Usage = new TokenUsage(5, 6), Requests = 3, Cost = 0.01m }),
    ];

    /// <summary>Gets the entries of the kinds of version 1, without what was added to them since.</summary>
    public static IReadOnlyList<JournalEntry> OfVersion1 { get; } = [.. OfEveryKind.Where(entry => entry is not (SelectionCompared or ExamplesWritten)).Select(entry => entry is RoundCompleted completed ? new RoundCompleted(Early(completed.Round)) : entry)];

    public static byte[] Bits(JournalEntry entry) => EntryCodec.Encode(1, entry).Payload;

    public static void AssertEqual(IEnumerable<JournalEntry> expected, IEnumerable<JournalEntry> actual) => Assert.Equal(expected.Select(Bits), actual.Select(Bits));

    public static async Task<List<JournalEntry>> ReadAllAsync(IJournal journal)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync())
        {
            entries.Add(entry);
        }

        return entries;
    }

    public static JournalEntry Answer(int number) =>
        new AnswerReceived(1, new Annotation($"{number}", AnnotationOutcome.Labeled, new SoftLabel([0.25f, 0.75f])) { Labeler = "model", Rationale = new string((char)('a' + (number % 26)), number % 50 == 0 ? 9_000 : 150) });

    private static Annotation FullAnnotation() => new("a", AnnotationOutcome.Labeled, new SoftLabel([0.1f, 0.2f, 0.7f]))
    {
        ConfidenceSource = ConfidenceSource.Votes,
        Votes = [new Vote("one", new SoftLabel([1f / 3, 1f / 3, 1f / 3])), new Vote("two", null)],
        Rationale = "Because \u2028 it says so.",
        FromCache = true,
        IsSuspicious = true,
        Shortlist = [2, 0],
        StopReason = new StopReason("max_cost", "Enough."),
        Detail = "detail",
        Usage = new TokenUsage(long.MaxValue, 7),
        Cost = 0.000120m,
        Labeler = "model-1",
        Requests = 2,
        Retries = 1,
        Latency = TimeSpan.FromTicks(3_500_001),
    };

    private static Round FullRound() => new()
    {
        Number = 1,
        Labels = 1,
        Asked = 2,
        Unlabeled = 8,
        Outcomes = new Dictionary<AnnotationOutcome, int> { [AnnotationOutcome.Labeled] = 1, [AnnotationOutcome.Refused] = 1 },
        Entropy = new EntropySummary(0.1 + 0.2, 1e-300, double.Epsilon),
        EntropyDistribution = new EntropyDistribution(0, 0.1, 0.2 + 0.1, [7, 0, 1]),
        Watched = [new RowPrediction("7", "fruit", 1 / 3.0, 0.9, IsLabeled: true)],
        RandomRows = [new RowPrediction("8", "metal", 0.75f, 0.5, IsLabeled: false)],
        Agreement = 0.75,
        HeldOut = ClassificationMetrics.Compute(new PredictionTable([0.9f, 0.1f, 0.2f, 0.8f], 2), [0, 0]),
        Usage = new TokenUsage(240, 14),
        Requests = 3,
        Cost = 0.00024m,
        Durations = new RoundDurations(TimeSpan.FromTicks(1), TimeSpan.FromTicks(2), TimeSpan.FromTicks(3), TimeSpan.FromTicks(4), TimeSpan.FromTicks(5)),
    };

    private static Round Early(Round round) =>
        round with { EntropyDistribution = null, Watched = null, RandomRows = null, HeldOut = round.HeldOut is null ? null : round.HeldOut with { Reliability = null } };
}
