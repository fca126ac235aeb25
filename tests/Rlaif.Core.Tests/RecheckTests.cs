using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class RecheckTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(80), Some.Labels);
    private static readonly string[] Mistaken = ["3", "9", "16", "22", "29", "35", "41", "50", "56", "68"];

    [Fact]
    public async Task RunAsync_NoShare_ContestsForNothing()
    {
        var labeler = Labeler(second: Some.Right);

        var result = await Loop(labeler, share: 0).RunAsync(Run);

        Assert.Equal(60, labeler.Asked.Count());
        Assert.NotEmpty(result.Contested);
        Assert.True(result.Contested.Count(label => Mistaken.Contains(label.ExampleId)) * 2 >= result.Contested.Count);
        Assert.Equal(result.Contested.OrderBy(label => label.Confidence), result.Contested);
        Assert.Equal((60, result.Contested.Count, 0), (result.Noise!.Answers, result.Noise.Contested, result.Noise.AskedAgain));
    }

    [Fact]
    public async Task RunAsync_SecondAnswerIsWhatTheClassifierSays_Corrects()
    {
        var labeler = Labeler(second: Some.Right);

        var result = await Loop(labeler, share: 0.1).RunAsync(Run);

        var again = labeler.Batches[^1];
        Assert.InRange(again.Count, 1, 6);
        Assert.All(again, request => Assert.Equal((2, 1), (request.Vote, request.Attempt)));
        Assert.All(again, request => Assert.Equal((Some.Gold(request.Example), LabelSource.Labeler), Label(result, request)));
        Assert.Equal(again.Count, result.Noise!.AskedAgain);
        Assert.Equal(again.Count(request => Mistaken.Contains(request.Example.Id)), result.Noise.Corrected);
        Assert.Equal(again.Count, result.Noise.Corrected + result.Noise.Confirmed);
        Assert.Equal(60 + again.Count, result.Requests);
        Assert.Equal((60 + again.Count) * 0.01m, result.Cost);
        Assert.Equal(("max_labels", 60), (result.StopReason!.Code, result.Rounds[^1].Asked));
    }

    [Fact]
    public async Task GetFirstAnnotation_AnswerCorrected_IsWhatWasSaidFirst()
    {
        var labeler = Labeler(second: Some.Right);

        var labeled = (await Loop(labeler, share: 0.1).RunAsync(Run)).Labeled;

        var corrected = labeler.Batches[^1].Count(request => Mistaken.Contains(request.Example.Id));
        Assert.NotEqual(0, corrected);
        Assert.Equal(60, Enumerable.Range(0, labeled.Count).Count(index => labeled.GetFirstAnnotation(index) is not null));
        Assert.Equal(corrected, Enumerable.Range(0, labeled.Count).Count(index => labeled.GetFirstAnnotation(index)?.Label!.Top != labeled.GetAnnotation(index)?.Label!.Top));
    }

    [Theory]
    [InlineData(AnnotationOutcome.Abstained, LabelSource.Review)]
    [InlineData(AnnotationOutcome.FailedTransient, LabelSource.Labeler)]
    [InlineData(AnnotationOutcome.NotAsked, LabelSource.Labeler)]
    public async Task RunAsync_SecondQuestionWithoutALabel_DoubtsOnlyWhereItWasAnswered(AnnotationOutcome outcome, LabelSource expected)
    {
        var labeler = Labeler(second: request => new Annotation(request.Example.Id, outcome));

        var result = await Loop(labeler, share: 0.1).RunAsync(Run);

        var again = labeler.Batches[^1];
        Assert.All(again, request => Assert.Equal(expected, Label(result, request).Source));
        Assert.Equal(outcome == AnnotationOutcome.Abstained ? again.Count : 0, result.Noise!.SetAside);
        Assert.Equal(outcome == AnnotationOutcome.NotAsked ? 0 : again.Count, result.Noise.AskedAgain);
    }

    [Fact]
    public async Task RunAsync_SecondAnswersRepeatTheFirst_LeavesTheClassifierAsItWas()
    {
        var labeler = Labeler(second: Answer);

        var (before, after) = (await Loop(labeler, share: 0).RunAsync(Run), await Loop(labeler, share: 0.1).RunAsync(Run));

        Assert.NotEqual(0, after.Noise!.AskedAgain);
        Assert.Equal(after.Noise.AskedAgain, after.Noise.Confirmed);
        Assert.Equal(Predictions(before), Predictions(after));
    }

    [Fact]
    public async Task RunAsync_SecondAnswersShowErrors_WeighsTheAnswersThatWereNotAskedAgain()
    {
        var result = await Loop(Labeler(second: Some.Right), share: 0.1).RunAsync(Run);

        await using var training = await new NaiveBayesTrainer().OpenAsync(Run.Pool, Some.Labels, 0);
        var asSaid = await training.TrainAsync([.. Enumerable.Range(0, 80).Where(row => result.Labeled[row].Source == LabelSource.Labeler).Select(row => new TrainingExample(row, SoftLabel.Certain(Some.Labels.IndexOf(result.Labeled[row].Label), 2)))]);
        Assert.NotEqual(0, result.Noise!.Corrected);
        Assert.NotEqual(Enumerable.Range(0, 80).Select(row => new SoftLabel(asSaid.Predictions[row])), Predictions(result));
    }

    [Fact]
    public async Task RunAsync_AnotherLabelerForSecondAnswers_IsAsked()
    {
        var (first, second) = (Labeler(second: _ => throw new InvalidOperationException()), new ScriptedLabeler(Some.Right));
        var loop = new ActiveLearningLoop(first, new NaiveBayesTrainer()) { Options = Loop(first, 0.1).Options, RecheckLabeler = second };

        var result = await loop.RunAsync(Run);

        Assert.Equal(60, first.Asked.Count());
        Assert.Equal(result.Noise!.AskedAgain, second.Asked.Count());
    }

    [Fact]
    public async Task RunAsync_JournalCutAnywhere_ComesToTheSameEnd()
    {
        var journal = new InMemoryJournal();
        var whole = await Loop(Labeler(Mixed), share: 0.1, fewShot: 2).RunAsync(Run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);
        Assert.Contains(entries, entry => entry is BatchSelected { Purpose: BatchPurpose.Recheck, ExampleIds.Count: > 2 });

        // A run whose end is journaled goes on learning where it may; here it may not.
        for (var cut = 0; cut <= entries.Count; cut++)
        {
            var labeler = Labeler(Mixed);
            var resumedJournal = new InMemoryJournal(entries.Take(cut));
            var resumed = await Loop(labeler, share: 0.1, fewShot: 2).RunAsync(Run with { Journal = resumedJournal });

            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal((whole.StopReason, whole.Noise, whole.Cost), (resumed.StopReason, resumed.Noise, resumed.Cost));
            Assert.Equal(whole.Contested, resumed.Contested);
            Assert.Equal(entries.Skip(cut).Count(entry => entry is AnswerReceived), labeler.Asked.Count());
            Assert.Equal(entries.Select(entry => entry.GetType()), (await Some.EntriesAsync(resumedJournal)).Select(entry => entry.GetType()));
        }
    }

    [Fact]
    public async Task CompleteAsync_Twice_AsksOnce()
    {
        var labeler = Labeler(second: Some.Right);
        await using var session = await Loop(labeler, share: 0.1).OpenAsync(Run);
        while (await session.RunRoundAsync() is not null)
        {
        }

        var first = await session.CompleteAsync();
        var second = await session.CompleteAsync();

        Assert.Equal(first.Noise, second.Noise);
        Assert.Equal(60 + first.Noise!.AskedAgain, labeler.Asked.Count());
    }

    private static Annotation Mixed(LabelRequest request) => (int.Parse(request.Example.Id, System.Globalization.CultureInfo.InvariantCulture) % 3) switch
    {
        0 => new Annotation(request.Example.Id, AnnotationOutcome.Abstained) { Cost = 0.01m, Requests = 1 },
        _ => Some.Right(request),
    };

    private static (string Label, LabelSource Source) Label(ActiveLearningResult result, LabelRequest request)
    {
        var row = result.Labeled.Single(row => row.Example.Id == request.Example.Id);
        return (row.Label, row.Source);
    }

    private static ScriptedLabeler Labeler(Func<LabelRequest, Annotation> second) => new(request => request.Vote == 2 ? second(request) : Answer(request));

    private static Annotation Answer(LabelRequest request) => !Mistaken.Contains(request.Example.Id)
        ? Some.Right(request)
        : new Annotation(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(Some.Gold(request.Example) == "fruit" ? 1 : 0, 2)) { Requests = 1, Cost = 0.01m };

    private static IEnumerable<SoftLabel> Predictions(ActiveLearningResult result) => Enumerable.Range(0, result.Labeled.Count).Select(result.Labeled.GetPrediction);

    private static ActiveLearningLoop Loop(ILabeler labeler, double share, int fewShot = 0) => new(labeler, new NaiveBayesTrainer())
    {
        Options = new ActiveLearningOptions { SeedSize = 20, BatchSize = 10, MaxLabels = 60, RecheckShare = share, FewShot = fewShot },
    };
}
