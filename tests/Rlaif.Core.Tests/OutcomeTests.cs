using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(AnnotationOutcome.Abstained)]
    [InlineData(AnnotationOutcome.Invalid)]
    [InlineData(AnnotationOutcome.Refused)]
    [InlineData(AnnotationOutcome.Filtered)]
    [InlineData(AnnotationOutcome.FailedPermanent)]
    public async Task RunAsync_NoLabel_SetsTheRowAside(AnnotationOutcome outcome)
    {
        var labeler = new ScriptedLabeler(request => request.Example.Id == "3" ? new Annotation("3", outcome) : Some.Right(request));

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(12), Some.Labels));

        Assert.Equal(1, labeler.Asked.Count(id => id == "3"));
        Assert.Equal((LabelSource.Review, outcome), (result.Labeled[2].Source, result.Labeled[2].Outcome));
        Assert.Equal((11, 12, 1), (result.Rounds[^1].Labels, result.Rounds[^1].Asked, result.Rounds[^1].Outcomes[outcome]));
    }

    [Fact]
    public async Task RunAsync_TransientFailure_IsTriedInThreeRoundsAndThenSetAside()
    {
        var labeler = new ScriptedLabeler(request => request.Example.Id == "3" ? new Annotation("3", AnnotationOutcome.FailedTransient) : Some.Right(request));

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(12), Some.Labels));

        var attempts = labeler.Batches.SelectMany(batch => batch).Where(request => request.Example.Id == "3").ToList();
        Assert.Equal([1, 2, 3], attempts.Select(request => request.Attempt));
        Assert.Single(attempts.Select(request => request.Seed).Distinct());
        Assert.Equal((LabelSource.Review, AnnotationOutcome.FailedTransient), (result.Labeled[2].Source, result.Labeled[2].Outcome));
        Assert.Equal(12, result.Rounds[^1].Asked);
    }

    [Fact]
    public async Task RunAsync_TransientFailureThatPasses_IsLabeled()
    {
        var labeler = new ScriptedLabeler(request => request is { Example.Id: "3", Attempt: < 3 } ? new Annotation("3", AnnotationOutcome.FailedTransient) : Some.Right(request));

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(12), Some.Labels));

        Assert.Equal(LabelSource.Labeler, result.Labeled[2].Source);
        Assert.Equal(12, result.Rounds[^1].Outcomes[AnnotationOutcome.Labeled]);
    }

    [Fact]
    public async Task RunAsync_LabelerAtItsCeiling_StopsAndLeavesTheRestToTheClassifier()
    {
        var answers = 0;
        var labeler = new ScriptedLabeler(request => ++answers > 6 ? new Annotation(request.Example.Id, AnnotationOutcome.NotAsked) : Some.Right(request));

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        Assert.Equal("labeler_ceiling", result.StopReason!.Code);
        Assert.Equal((6, 6, 24), (result.Rounds[^1].Labels, result.Rounds[^1].Asked, result.Labeled.Count(row => row.Source == LabelSource.Classifier)));
    }

    [Fact]
    public async Task RunAsync_NothingButFailures_EndsAfterThreeRounds()
    {
        var labeler = new ScriptedLabeler(request => new Annotation(request.Example.Id, AnnotationOutcome.FailedPermanent));

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(90), Some.Labels)));

        Assert.Equal(3, labeler.Batches.Count);
        Assert.Contains("in 3 rounds in a row; the last: it did not say why.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AnnotationOutcome.Invalid)]
    [InlineData(AnnotationOutcome.FailedTransient)]
    public async Task RunAsync_PoolOfFailuresOnly_IsNoSuccess(AnnotationOutcome outcome)
    {
        var labeler = new ScriptedLabeler(request => new Annotation(request.Example.Id, outcome) { Detail = "The reply was cut off." });

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(4), Some.Labels)));

        Assert.Contains("The reply was cut off.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UselessRepliesThatWerePaid_SaysWhatTheyCost()
    {
        var labeler = new ScriptedLabeler(request => new Annotation(request.Example.Id, AnnotationOutcome.Invalid) { Requests = 2, Usage = new TokenUsage(90, 10), Cost = 0.0005m });

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(4), Some.Labels)));

        Assert.Contains("in the whole run for 8 requests and 400 tokens (0.002 USD); the last:", exception.Message, StringComparison.Ordinal);
        Assert.Equal((8, 0.002m), (exception.Result!.Requests, exception.Result.Cost));
    }

    [Fact]
    public async Task RunAsync_LabelerThrowsInTheMiddle_KeepsTheAnswersInTheException()
    {
        var asked = 0;
        var labeler = new ScriptedLabeler(request => ++asked > 10 ? throw new LabelingException("Out of credit.") : Some.Right(request));

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(90), Some.Labels)));

        Assert.Equal("Out of credit. What was answered before is in the Result of this exception.", exception.Message);
        Assert.Equal(10, exception.Result!.Labeled.Count(row => row.Source == LabelSource.Labeler));
    }

    [Fact]
    public async Task OpenAsync_KnownLabelOutsideTheLabelSet_NamesTheRow()
    {
        var run = new ActiveLearningRun(Some.Pool(4), Some.Labels) { KnownLabels = new Dictionary<string, string> { ["3"] = "nonsense" } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Some.Loop(new ScriptedLabeler(Some.Right)).OpenAsync(run));

        Assert.StartsWith("The known label of the example '3' is unknown: 'nonsense' is not in the label set (", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunRoundAsync_LabelerIsBackAfterThreeFailedRounds_GoesOn()
    {
        var isDown = true;
        var labeler = new ScriptedLabeler(request => isDown ? new Annotation(request.Example.Id, AnnotationOutcome.FailedTransient) : Some.Right(request));
        await using var session = await Some.Loop(labeler).OpenAsync(new ActiveLearningRun(Some.Pool(90), Some.Labels));
        for (var round = 0; round < 3; round++)
        {
            await session.RunRoundAsync();
        }

        await Assert.ThrowsAsync<LabelingException>(() => session.RunRoundAsync());
        isDown = false;

        Assert.Equal(3, (await session.RunRoundAsync())!.Labels);
    }

    [Fact]
    public async Task RunAsync_FailedRowThatIsLaterNotAsked_StaysCounted()
    {
        var labeler = new ScriptedLabeler(request => (request.Round, request.Example.Id) switch
        {
            (1, "1" or "2") => new Annotation(request.Example.Id, AnnotationOutcome.FailedTransient),
            (2, _) => new Annotation(request.Example.Id, AnnotationOutcome.NotAsked),
            _ => Some.Right(request),
        });

        var result = await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(4), Some.Labels));

        Assert.Equal(4, result.Rounds[^1].Asked);
    }

    [Fact]
    public async Task RunAsync_LabelerThatForgetsARow_IsRefused()
    {
        var labeler = new ScriptedLabeler(Some.Right, batch => batch.Skip(1));

        await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(9), Some.Labels)));
    }

    [Fact]
    public async Task RunAsync_LabelerThatAnswersTwice_IsRefused()
    {
        var labeler = new ScriptedLabeler(Some.Right, batch => batch.Append(batch.First()));

        await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(9), Some.Labels)));
    }

    [Fact]
    public void Annotation_LabelWithoutItsOutcome_Throws()
    {
        Assert.Throws<ArgumentException>(() => new Annotation("a", AnnotationOutcome.Labeled));
        Assert.Throws<ArgumentException>(() => new Annotation("a", AnnotationOutcome.Refused, SoftLabel.Certain(0, 2)));
    }
}
