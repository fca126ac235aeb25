using Rlaif.Completion;
using Rlaif.Journals;
using Rlaif.Stopping;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Completion;

public sealed class CompletionTests
{
    private static readonly ActiveLearningRun Run = new(new Pool(Some.Pool(300).Concat(Repeated(40))), Some.Labels);

    [Fact]
    public async Task RunAsync_ClassifierThatAgreesMostly_LabelsTheRestWithAPromise()
    {
        var journal = new InMemoryJournal();
        var labeler = new ScriptedLabeler(Some.Right);

        var result = await Loop(labeler, maxLabels: 220).RunAsync(Run with { Journal = journal });

        var report = result.Completion!;
        Assert.True(report.IsMet);
        Assert.Equal((0.8, 0.95, 0.8), (report.Target, report.Confidence, report.PromisedAgreement));
        Assert.Equal(340, report.ClassifierRows + report.LabelerRows + report.ReviewRows);
        Assert.InRange(report.ClassifierRows, 100, 290);
        var promised = result.Labeled.Where(row => row.IsGuaranteed).ToList();
        Assert.Equal(report.ClassifierRows, promised.Count);
        Assert.All(promised, row => Assert.True(row.Source == LabelSource.Classifier && row.Prediction.Confidence >= report.Threshold));
        Assert.True(promised.Count(row => row.Label == Some.Gold(row.Example)) >= 0.8 * promised.Count);
        Assert.Equal(labeler.Asked.Count(), labeler.Asked.Distinct().Count());
        Assert.InRange(labeler.Asked.Count(), 1, 220);
        Assert.Contains(await Some.EntriesAsync(journal), entry => entry is BatchSelected { Purpose: BatchPurpose.Sample });
    }

    [Theory]
    [InlineData(130)]
    [InlineData(220)]
    public async Task RunAsync_Sample_IsNamedRowByRowAndItsAgreementCounted(int maxLabels)
    {
        var result = await Loop(FlakyLabeler(), maxLabels).RunAsync(Run);

        var rows = result.Labeled.Index().ToDictionary(row => row.Item.Example.Id, row => row.Index, StringComparer.Ordinal);
        var agreed = result.SampleIds.Count(id => result.Labeled.GetFirstAnnotation(rows[id])!.Label?.Top == result.Labeled.GetPrediction(rows[id]).Top);
        Assert.Equal((result.SampleIds.Count, agreed), (result.Completion!.SampleRows, result.Completion.SampleAgreed));
        Assert.Equal(result.SampleIds.Count, result.SampleIds.Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_BudgetThatEndsInTheRest_SaysHowManyLabelsWouldFinish()
    {
        var run = Run with { Journal = new InMemoryJournal() };
        var coin = new ScriptedLabeler(request => (Seeds.Mix(7, request.Example.Id) & 1) == 0 ? Some.Right(request) : Wrong(request));

        var cut = await Loop(coin, maxLabels: 120).RunAsync(run);
        var whole = await Loop(coin, maxLabels: 120 + cut.Completion!.OpenTexts).RunAsync(run);

        Assert.InRange(cut.Completion.OpenTexts, 1, cut.Completion.ReviewRows);
        Assert.Equal((0, 0), (whole.Completion!.OpenTexts, whole.Completion.ReviewRows));
    }

    [Fact]
    public async Task GetResultAsync_SampleThatTheBudgetCut_SaysWhatTheRunSaid()
    {
        var run = Run with { Journal = new InMemoryJournal() };
        var loop = Loop(new ScriptedLabeler(request => (Seeds.Mix(7, request.Example.Id) & 1) == 0 ? Some.Right(request) : Wrong(request)), maxLabels: 120);
        var result = await loop.RunAsync(run);

        await using var session = await loop.OpenAsync(run);
        var read = await session.GetResultAsync();

        Assert.Null(result.Completion!.Threshold);
        Assert.Equal(result.Completion, read.Completion);
        Assert.Equal(result.SampleIds, read.SampleIds);
        Assert.Equal(result.Labeled, read.Labeled);
    }

    [Fact]
    public async Task RunAsync_SampleAndRemainder_TrainNothing()
    {
        var learned = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 110, completion: null).RunAsync(Run);
        var completed = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 220).RunAsync(Run);

        Assert.Equal(learned.Rounds[^1].Labels, completed.Rounds[^1].Labels);
        var text = new[] { "apple iron tin" };
        Assert.Equal((await learned.Classifier.PredictAsync(text))[0].ToArray(), (await completed.Classifier.PredictAsync(text))[0].ToArray());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(null)]
    public async Task OpenAsync_JournalCutAnywhere_ComesToTheSameEnd(int? maxLabels)
    {
        var run = new ActiveLearningRun(new Pool(Some.Pool(90).Concat(Repeated(10))), Some.Labels);
        var journal = new InMemoryJournal();
        var whole = await Loop(FlakyLabeler(), maxLabels).RunAsync(run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);

        for (var cut = 0; cut <= entries.Count; cut++)
        {
            var labeler = FlakyLabeler();
            var resumed = await Loop(labeler, maxLabels).RunAsync(run with { Journal = new InMemoryJournal(entries.Take(cut)) });

            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal(whole.Completion, resumed.Completion);
            Assert.Equal(entries.Skip(cut).Count(entry => entry is AnswerReceived), labeler.Asked.Count());
        }
    }

    [Fact]
    public async Task RunAsync_LabelerThatContradictsTheClassifier_PromisesNoThreshold()
    {
        var coin = new ScriptedLabeler(request => (Seeds.Mix(7, request.Example.Id) & 1) == 0 ? Some.Right(request) : Wrong(request));

        var result = await Loop(coin, maxLabels: 120).RunAsync(Run);

        var report = result.Completion!;
        Assert.False(report.IsMet);
        Assert.Null(report.Threshold);
        Assert.InRange(report.PromisedAgreement!.Value, 0.1, 0.6);
        Assert.Equal((0, 120), (report.ClassifierRows, coin.Asked.Count()));
        Assert.Equal("max_labels", report.StopReason!.Code);
        Assert.DoesNotContain(result.Labeled, row => row.IsGuaranteed);
        Assert.Equal(report.ReviewRows, result.Labeled.Count(row => row.Source == LabelSource.Review));
    }

    [Fact]
    public async Task OpenAsync_CompletedRunWithAHigherBudget_AsksTheRemainderAndLearnsNoMore()
    {
        static ScriptedLabeler Coin() => new(request => (Seeds.Mix(7, request.Example.Id) & 1) == 0 ? Some.Right(request) : Wrong(request));
        var run = Run with { Pool = Some.Pool(1000), Journal = new InMemoryJournal() };
        var first = await Loop(Coin(), maxLabels: 500).RunAsync(run);
        var labeler = Coin();

        var result = await Loop(labeler, maxLabels: 580).RunAsync(run);

        Assert.Equal((80, first.Rounds.Count), (labeler.Asked.Count(), result.Rounds.Count));
        Assert.Equal(first.Completion!.SampleRows, result.Completion!.SampleRows);
        Assert.True(result.Completion.ReviewRows < first.Completion.ReviewRows);
    }

    [Fact]
    public async Task OpenAsync_SampleCutByTheBudget_GoesOnWithAHigherOne()
    {
        var run = Run with { Pool = Some.Pool(600), Journal = new InMemoryJournal() };
        var cut = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 40).RunAsync(run);
        var again = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 40).RunAsync(run);

        var result = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 600).RunAsync(run);

        Assert.Equal((false, "max_labels", 0), (cut.Completion!.IsMet, cut.Completion.StopReason!.Code, cut.Completion.ClassifierRows));
        Assert.Equal(cut.Completion, again.Completion);
        Assert.Equal(cut.Labeled, again.Labeled);
        Assert.NotNull(result.Completion!.Threshold);
        Assert.InRange(result.Completion.ClassifierRows, 100, 560);
        Assert.Equal(0, result.Completion.ReviewRows);
        Assert.Single(await Some.EntriesAsync(run.Journal), entry => entry is CompletionDecided);
    }

    [Fact]
    public async Task RunAsync_NoAnswersInTheSample_CountAsDisagreements()
    {
        var labeler = new ScriptedLabeler(request => request.Round > 10 ? new Annotation(request.Example.Id, AnnotationOutcome.Refused) : Some.Right(request));

        var result = await Loop(labeler, maxLabels: 80).RunAsync(Run);

        Assert.Null(result.Completion!.Threshold);
        Assert.Equal(0, result.Completion.PromisedAgreement!.Value, 0.05);
    }

    [Fact]
    public async Task RunAsync_FewRows_AreAllAskedAbout()
    {
        var result = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 60).RunAsync(new ActiveLearningRun(Some.Pool(40), Some.Labels));

        Assert.True(result.Completion!.IsMet);
        Assert.Equal((40, 0, 0), (result.Completion.LabelerRows, result.Completion.ClassifierRows, result.Completion.ReviewRows));
    }

    [Fact]
    public async Task RunAsync_NothingUnlabeled_IsMetWithoutASample()
    {
        var result = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 100).RunAsync(new ActiveLearningRun(Some.Pool(12), Some.Labels));

        Assert.True(result.Completion!.IsMet);
        Assert.Equal((0, 12), (result.Completion.SampleRows, result.Completion.LabelerRows));
    }

    [Fact]
    public async Task RunAsync_OneClass_TakesTheClassifiersWord()
    {
        var labels = new LabelSet("only");
        var labeler = new ScriptedLabeler(request => new Annotation(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(0, 1)));

        var result = await Loop(labeler, maxLabels: 120).RunAsync(Run with { Labels = labels });

        Assert.True(result.Completion!.IsMet);
        Assert.InRange(result.Completion.ClassifierRows, 200, 330);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(12)]
    public async Task RunAsync_LabelerAtItsCeilingInTheSample_ReportsTheFirstDrawsAndGoesOnLater(int answers)
    {
        var sampled = 0;
        var labeler = new ScriptedLabeler(request => request.Round > 10 && ++sampled > answers
            ? new Annotation(request.Example.Id, AnnotationOutcome.NotAsked) { StopReason = new StopReason("max_cost", "The money is spent.") }
            : Some.Right(request));
        var run = Run with { Journal = new InMemoryJournal() };

        var stopped = await Loop(labeler, maxLabels: 220).RunAsync(run);
        var result = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 220).RunAsync(run);

        Assert.Equal("max_cost", stopped.Completion!.StopReason!.Code);
        Assert.InRange(stopped.Completion.SampleRows, answers, answers + 5);
        Assert.True(result.Completion is { Threshold: not null } && result.Completion.SampleRows > stopped.Completion.SampleRows);
    }

    [Fact]
    public async Task CorrectAsync_AfterTheSample_StandsButTeachesNothing()
    {
        var journal = new InMemoryJournal();
        await using var session = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 220).OpenAsync(Run with { Journal = journal });
        while (await session.RunRoundAsync() is not null)
        {
        }

        var completed = await session.CompleteAsync();
        var covered = completed.Labeled.First(row => row.IsGuaranteed).Example.Id;
        await session.CorrectAsync(covered, "metal");

        var corrected = await session.GetResultAsync();
        var resumed = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 220).RunAsync(Run with { Journal = journal });
        Assert.Same(completed.Classifier, corrected.Classifier);
        Assert.Equal(LabelSource.Known, corrected.Labeled.Single(row => row.Example.Id == covered).Source);
        Assert.Equal(corrected.Labeled, resumed.Labeled);
    }

    [Fact]
    public async Task Summarize_CompletedRun_SaysWhoLabeledWhatAndWhatIsPromised()
    {
        var result = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 220).RunAsync(Run);

        var (report, asked) = (result.Completion!, result.Cost!.Value);
        Assert.Equal(
            FormattableString.Invariant($"340 rows labeled, {report.LabelerRows} by the labeler, {report.ClassifierRows} by the classifier with at least 80 % agreement (95 % confidence), 0 for review, ${asked:0.00} of $3.00."),
            result.Summarize(3));
    }

    [Fact]
    public async Task RunAsync_Sample_TellsWhetherSelectionBeatRandom()
    {
        var run = Run with { Pool = new Pool(Some.Pool(600)) };
        var completed = await Loop(new ScriptedLabeler(Some.Right), maxLabels: null, new CompletionOptions { TargetAgreement = 0.95 }).RunAsync(run);
        var learned = await Loop(new ScriptedLabeler(Some.Right), maxLabels: 40, completion: null).RunAsync(run);

        Assert.InRange(completed.Selection.Judged, 50, 600);
        Assert.InRange(completed.Selection.Gain!.Value, completed.Selection.Low!.Value, completed.Selection.High!.Value);
        Assert.Null(learned.Selection.Gain);
        Assert.Equal("Whether selection beat random is not known: it is found out at the end of a run with a target of agreement, from 50 answers about random rows and 25 about chosen ones.", learned.Selection.Sentence);
    }

    [Fact]
    public async Task OpenAsync_CompletedRun_KnowsWhetherSelectionBeatRandom()
    {
        await using var journal = new InMemoryJournal();
        var run = Run with { Pool = new Pool(Some.Pool(600)), Journal = journal };
        var loop = Loop(new ScriptedLabeler(Some.Right), maxLabels: null, new CompletionOptions { TargetAgreement = 0.95 });
        var completed = await loop.RunAsync(run);

        await using var session = await loop.OpenAsync(run);
        var read = await session.GetResultAsync();
        var again = await session.CompleteAsync();

        Assert.Equal(completed.Selection, read.Selection);
        Assert.Equal(completed.Selection, again.Selection);
        Assert.Single(await Some.EntriesAsync(journal), entry => entry is SelectionCompared);
    }

    [Fact]
    public async Task CorrectAsync_AfterTheComparison_LeavesItAsItIs()
    {
        await using var journal = new InMemoryJournal();
        var run = Run with { Pool = new Pool(Some.Pool(600)), Journal = journal };
        var loop = Loop(new ScriptedLabeler(Some.Right), maxLabels: null, new CompletionOptions { TargetAgreement = 0.95 });
        var completed = await loop.RunAsync(run);

        await using var session = await loop.OpenAsync(run);
        await session.CorrectAsync(completed.Labeled[0].Example.Id, "metal");

        Assert.NotNull(completed.Selection.Gain);
        Assert.Equal(completed.Selection, (await session.GetResultAsync()).Selection);
        Assert.Equal(completed.Selection, (await session.CompleteAsync()).Selection);
    }

    private static ActiveLearningLoop Loop(ILabeler labeler, int? maxLabels) => Loop(labeler, maxLabels, new CompletionOptions { TargetAgreement = 0.8 });

    private static ActiveLearningLoop Loop(ILabeler labeler, int? maxLabels, CompletionOptions? completion) => new(labeler, new NaiveBayesTrainer())
    {
        StoppingCriteria = [new MaximumRounds(10)],
        Options = new ActiveLearningOptions { SeedSize = 6, BatchSize = 3, MaxLabels = maxLabels, Completion = completion },
    };

    private static IEnumerable<TextExample> Repeated(int count) => Some.Pool(count).Select(example => new TextExample($"again {example.Id}", example.Text));

    private static Annotation Wrong(LabelRequest request) =>
        new(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(1 - Some.Right(request).Label!.Top, 2)) { Cost = 0.01m };

    private static ScriptedLabeler FlakyLabeler() => new(request => (request.Example.Id, request.Attempt) switch
    {
        ("7" or "12" or "31" or "55" or "60", 1) => new Annotation(request.Example.Id, AnnotationOutcome.FailedTransient),
        ("4" or "20" or "61", _) => new Annotation(request.Example.Id, AnnotationOutcome.Refused),
        _ => Some.Right(request),
    });
}
