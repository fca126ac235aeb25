using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class ActiveLearningSessionTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(40), Some.Labels)
    {
        HeldOut = [.. Some.Pool(80).Skip(40).Select(example => new LabeledText(example.Text, Some.Gold(example)))],
    };

    [Fact]
    public async Task OpenAsync_JournalCutAnywhere_ComesToTheSameEnd()
    {
        var journal = new InMemoryJournal();
        var whole = await Some.Loop(FlakyLabeler(), maxLabels: 18).RunAsync(Run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);

        for (var cut = 0; cut <= entries.Count; cut++)
        {
            var labeler = FlakyLabeler();
            var resumed = await Some.Loop(labeler, maxLabels: 18).RunAsync(Run with { Journal = new InMemoryJournal(entries.Take(cut)) });

            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal(whole.StopReason, resumed.StopReason);
            Assert.Equal(whole.Rounds.Select(Comparable), resumed.Rounds.Select(Comparable));
            Assert.Equal(entries.Skip(cut).Count(entry => entry is AnswerReceived), labeler.Asked.Count());
        }
    }

    [Fact]
    public async Task OpenAsync_Progress_IsToldOfEachEntryOnceThoseReplayedFirst()
    {
        var journal = new InMemoryJournal();
        await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 9).RunAsync(Run with { Journal = journal });
        var told = new Told();

        await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 18).RunAsync(Run with { Journal = journal, Progress = told });

        Assert.Equal(await Some.EntriesAsync(journal), told.Entries);
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("label set")]
    [InlineData("set of known labels")]
    [InlineData("seed")]
    public async Task OpenAsync_JournalOfAnotherRun_NamesWhatChanged(string changed)
    {
        var journal = new InMemoryJournal();
        await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 5).RunAsync(Run with { Journal = journal });
        var other = new ActiveLearningRun(changed == "pool" ? Some.Pool(39) : Run.Pool, changed == "label set" ? new LabelSet("metal", "fruit") : Run.Labels)
        {
            Journal = journal,
            KnownLabels = changed == "set of known labels" ? new Dictionary<string, string> { ["1"] = "fruit" } : Run.KnownLabels,
        };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Some.Loop(new ScriptedLabeler(Some.Right), seed: changed == "seed" ? 1UL : 0).OpenAsync(other));

        Assert.Contains($"another {changed}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunRoundAsync_CancelledInABatch_KeepsTheAnswersThatCame()
    {
        using var cancellation = new CancellationTokenSource();
        var answers = 0;
        var labeler = new ScriptedLabeler(request =>
        {
            if (++answers == 6)
            {
                cancellation.Cancel();
            }

            return Some.Right(request);
        });
        await using var session = await Some.Loop(labeler).OpenAsync(Run with { Journal = new InMemoryJournal() });
        await session.RunRoundAsync(cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunRoundAsync(cancellation.Token));

        var result = await session.GetResultAsync();
        Assert.Equal(6, result.Labeled.Count(row => row.Source == LabelSource.Labeler));
        Assert.Null(result.StopReason);
        Assert.Equal(2, (await session.RunRoundAsync())!.Number);
        Assert.Equal(7, labeler.Asked.Distinct().Count());
    }

    [Fact]
    public async Task RunRoundAsync_AfterACancelledOne_AgreesWithTheRoundBefore()
    {
        var unbroken = await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 13).RunAsync(Run);
        using var cancellation = new CancellationTokenSource();
        var answers = 0;
        var labeler = new ScriptedLabeler(request =>
        {
            if (++answers == 9)
            {
                cancellation.Cancel();
            }

            return Some.Right(request);
        });
        await using var session = await Some.Loop(labeler, maxLabels: 13).OpenAsync(Run);
        await session.RunRoundAsync();
        await session.RunRoundAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunRoundAsync(cancellation.Token));
        await session.GetResultAsync();

        while (await session.RunRoundAsync() is not null)
        {
        }

        Assert.Equal(unbroken.Rounds.Select(Comparable), session.Current.Rounds.Select(Comparable));
    }

    [Fact]
    public async Task RunRoundAsync_RowsThatAPersonHasLabeledMeanwhile_AreNotPaidFor()
    {
        using var cancellation = new CancellationTokenSource();
        var labeler = new ScriptedLabeler(request =>
        {
            cancellation.Cancel();
            return Some.Right(request);
        });
        await using var session = await Some.Loop(labeler).OpenAsync(Run);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunRoundAsync(cancellation.Token));
        foreach (var request in labeler.Batches[0].Skip(1))
        {
            await session.CorrectAsync(request.Example.Id, "fruit");
        }

        var round = await session.RunRoundAsync();

        Assert.Empty(labeler.Batches[1]);
        Assert.Equal((4, 1), (round!.Labels, round.Asked));
    }

    [Fact]
    public async Task OpenAsync_FinishedRunWithAHigherBudget_GoesOn()
    {
        var journal = new InMemoryJournal();
        await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 7).RunAsync(Run with { Journal = journal });
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Some.Loop(labeler, maxLabels: 13).RunAsync(Run with { Journal = journal });

        Assert.Equal((6, 13), (labeler.Asked.Count(), result.Rounds[^1].Asked));
    }

    [Fact]
    public async Task DisposeAsync_RoundUnderWay_WaitsForItsEnd()
    {
        var answer = new TaskCompletionSource();
        var session = await new ActiveLearningLoop(new WaitingLabeler(answer.Task), new NaiveBayesTrainer()).OpenAsync(Run);
        var round = session.RunRoundAsync();

        var disposal = session.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        answer.SetResult();

        Assert.Equal(10, (await round)!.Labels);
        await disposal;
    }

    [Fact]
    public async Task CorrectAsync_AnExample_TrainsAndStandsAboveTheAnswer()
    {
        var journal = new InMemoryJournal();
        var labeler = new ScriptedLabeler(Some.Right);
        await using var session = await Some.Loop(labeler).OpenAsync(Run with { Journal = journal });
        await session.RunRoundAsync();
        var before = session.Current;
        var asked = labeler.Asked.First();
        var wrong = Some.Gold(Run.Pool[Run.Pool.RowOf(asked)]) == "fruit" ? "metal" : "fruit";

        await session.CorrectAsync(asked, wrong);
        var after = await session.GetResultAsync();

        var row = after.Labeled.Single(row => row.Example.Id == asked);
        Assert.Equal((wrong, LabelSource.Known), (row.Label, row.Source));
        Assert.NotSame(before.Classifier, after.Classifier);
        Assert.Equal(LabelSource.Labeler, before.Labeled.Single(row => row.Example.Id == asked).Source);
        Assert.Contains(new LabelCorrected(asked, wrong), await Some.EntriesAsync(journal));
    }

    [Fact]
    public async Task CorrectAsync_UnknownExampleOrClass_Throws()
    {
        await using var session = await Some.Loop(new ScriptedLabeler(Some.Right)).OpenAsync(Run with { Journal = new InMemoryJournal() });

        await Assert.ThrowsAsync<ArgumentException>(() => session.CorrectAsync("nobody", "fruit"));
        await Assert.ThrowsAsync<ArgumentException>(() => session.CorrectAsync("1", "stone"));
    }

    [Fact]
    public async Task Current_BeforeAnyRound_IsUniform()
    {
        await using var session = await Some.Loop(new ScriptedLabeler(Some.Right)).OpenAsync(Run with { Journal = new InMemoryJournal() });

        Assert.All(session.Current.Labeled, row => Assert.Equal((LabelSource.Classifier, 1.0), (row.Source, row.Prediction.NormalizedEntropy)));
    }

    [Fact]
    public async Task RunRoundAsync_AfterTheEnd_StaysNull()
    {
        await using var session = await Some.Loop(new ScriptedLabeler(Some.Right), maxLabels: 4).OpenAsync(Run with { Journal = new InMemoryJournal() });
        Assert.NotNull(await session.RunRoundAsync());

        Assert.Null(await session.RunRoundAsync());
        Assert.Null(await session.RunRoundAsync());
        Assert.Equal("max_labels", session.Current.StopReason!.Code);
    }

    private static ScriptedLabeler FlakyLabeler() => new(request => (request.Example.Id, request.Attempt) switch
    {
        ("7" or "12" or "31", 1) => new Annotation(request.Example.Id, AnnotationOutcome.FailedTransient) { Usage = new TokenUsage(5, 0), Requests = 6 },
        ("4" or "20", _) => new Annotation(request.Example.Id, AnnotationOutcome.Refused),
        _ => Some.Right(request),
    });

    private static object Comparable(Round round) =>
        (round.Number, round.Labels, round.Asked, round.Unlabeled, string.Join(' ', round.Outcomes.OrderBy(pair => pair.Key)), round.Entropy, round.Agreement, round.HeldOut?.LogLoss, round.Usage, round.Requests, round.Cost);

    private sealed class Told : IProgress<JournalEntry>
    {
        public List<JournalEntry> Entries { get; } = [];

        public void Report(JournalEntry value) => Entries.Add(value);
    }
}
