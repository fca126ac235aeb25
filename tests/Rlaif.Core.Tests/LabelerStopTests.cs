using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class LabelerStopTests
{
    private static readonly StopReason Broke = new("max_cost", "The two dollars are spent.");

    [Fact]
    public async Task RunAsync_LabelerSaysWhyItStops_EndsTheRunWithThatReason()
    {
        var result = await Some.Loop(StoppingAfter(6)).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        Assert.Equal(Broke, result.StopReason);
        Assert.Equal((6, 6), (result.Rounds[^1].Labels, result.Rounds[^1].Asked));
    }

    [Fact]
    public async Task RunAsync_ReasonBesideAnAnswer_EndsTheRunAfterTheRound()
    {
        var labeler = new ScriptedLabeler(request => Some.Right(request) with { StopReason = request.Round == 2 ? Broke : null });

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        Assert.Equal((Broke, 2, 7), (result.StopReason, result.Rounds.Count, result.Rounds[^1].Labels));
    }

    [Fact]
    public async Task RunAsync_CeilingOfARound_GoesOnWithTheNext()
    {
        var labeler = new ScriptedLabeler(request => request.Example.Id is "3" or "7" && request.Round < 4 ? new Annotation(request.Example.Id, AnnotationOutcome.NotAsked) : Some.Right(request));

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        Assert.Equal("pool_empty", result.StopReason!.Code);
        Assert.Equal((30, 30), (result.Rounds[^1].Labels, result.Rounds[^1].Asked));
    }

    [Fact]
    public async Task RunAsync_EndedByTheLabelerAndStartedAgain_AsksIt()
    {
        var journal = new InMemoryJournal();
        var run = new ActiveLearningRun(Some.Pool(30), Some.Labels) { Journal = journal };
        await Some.Loop(StoppingAfter(6)).RunAsync(run);

        var result = await Some.Loop(new ScriptedLabeler(Some.Right)).RunAsync(run);

        Assert.Equal(("pool_empty", 30), (result.StopReason!.Code, result.Rounds[^1].Labels));
    }

    [Fact]
    public async Task RunAsync_CutAnywhereBeforeTheLabelerStopped_EndsTheSame()
    {
        var whole = new InMemoryJournal();
        var expected = await Some.Loop(StoppingAfter(6)).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels) { Journal = whole });
        var entries = await Some.EntriesAsync(whole);
        for (var kept = 1; kept <= entries.FindIndex(entry => entry is RunStopped); kept++)
        {
            var journal = new InMemoryJournal();
            foreach (var entry in entries.Take(kept))
            {
                await journal.AppendAsync(entry);
            }

            var answered = entries.Take(kept).OfType<AnswerReceived>().Count(answer => answer.Annotation.Label is not null);
            var result = await Some.Loop(StoppingAfter(6 - answered)).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels) { Journal = journal });

            Assert.Equal(
                (expected.StopReason, expected.Rounds.Count, expected.Rounds[^1].Labels, expected.Usage),
                (result.StopReason, result.Rounds.Count, result.Rounds[^1].Labels, result.Usage));
        }
    }

    private static ScriptedLabeler StoppingAfter(int answers)
    {
        var given = 0;
        return new ScriptedLabeler(request => given++ < answers ? Some.Right(request) : new Annotation(request.Example.Id, AnnotationOutcome.NotAsked) { StopReason = Broke });
    }
}
