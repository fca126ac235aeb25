using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

/// <summary>What ends early: questions that are not asked any more, models that need room to think, callers who cancel.</summary>
public sealed class ChatLabelerLimitsTests
{
    private const string Metal = "{\"label\":\"metal\"}";
    private static readonly LabelSet Labels = new("fruit", "metal");
    private static readonly StopReason OutOfMoney = new("budget", "The ceiling of 2 US dollars is reached; raise it to go on.");

    [Fact]
    public async Task LabelAsync_RequestRefusedForGood_AsksNoFurtherRow()
    {
        var client = new ScriptedChatClient(call => call.Text == "row 5" ? throw new RequestNotMadeException("No money.", OutOfMoney) : Task.FromResult(ScriptedChatClient.Reply(Metal)));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 1, Name = "me", Prices = new TokenPrices(1, 1) }), Rows(10));

        Assert.Equal(6, client.Calls.Count);
        Assert.Equal(10, annotations.Count);
        Assert.All(annotations[..5], annotation => Assert.Equal(AnnotationOutcome.Labeled, annotation.Outcome));
        Assert.All(annotations[5..], annotation => Assert.Equal((AnnotationOutcome.NotAsked, OutOfMoney, 0, 0m, "me"), (annotation.Outcome, annotation.StopReason, annotation.Requests, annotation.Cost, annotation.Labeler)));
        Assert.Equal(["No money.", OutOfMoney.Sentence], annotations[5..].Select(annotation => annotation.Detail).Distinct());
    }

    [Fact]
    public async Task LabelAsync_VeryFirstRequestRefusedForGood_AsksNoFurtherRow()
    {
        var client = new ScriptedChatClient(_ => throw new RequestNotMadeException("No money.", OutOfMoney));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels), Rows(10));

        Assert.Single(client.Calls);
        Assert.All(annotations, annotation => Assert.Equal((AnnotationOutcome.NotAsked, OutOfMoney), (annotation.Outcome, annotation.StopReason)));
    }

    [Fact]
    public async Task LabelAsync_RequestRefusedForThisRound_StillTriesTheOtherRows()
    {
        var client = new ScriptedChatClient(call => call.Text == "row 2" ? throw new RequestNotMadeException("Enough for a round.") : Task.FromResult(ScriptedChatClient.Reply(Metal)));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels), Rows(6));

        var held = Assert.Single(annotations, annotation => annotation.Outcome != AnnotationOutcome.Labeled);
        Assert.Equal(("row 2", AnnotationOutcome.NotAsked, null, "Enough for a round."), (held.ExampleId, held.Outcome, held.StopReason, held.Detail));
        Assert.Equal(6, client.Calls.Count);
    }

    [Fact]
    public async Task LabelAsync_RefusedWhileOthersAreUnderWay_LetsThemEnd()
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var client = new ScriptedChatClient(async call =>
        {
            if (call.Text == "row 4")
            {
                refused.SetResult();
                throw new RequestNotMadeException("No money.", OutOfMoney);
            }

            await (call.Text == "row 0" ? Task.CompletedTask : refused.Task);
            return ScriptedChatClient.Reply(Metal);
        });

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 4 }), Rows(100));

        Assert.Equal(100, annotations.Count);
        Assert.All(["row 0", "row 1", "row 2", "row 3"], id => Assert.Equal(AnnotationOutcome.Labeled, annotations.Single(annotation => annotation.ExampleId == id).Outcome));
        Assert.Contains(annotations, annotation => annotation.ExampleId != "row 4" && annotation.Outcome == AnnotationOutcome.NotAsked);
        Assert.Equal(client.Calls.Count - 1, annotations.Count(annotation => annotation.Outcome == AnnotationOutcome.Labeled));
    }

    [Fact]
    public async Task LabelAsync_CorrectionNotMade_CountsAsAskedAndReturnsToThePool()
    {
        var client = new ScriptedChatClient(call => call.IsCorrection ? throw new RequestNotMadeException("No money.", OutOfMoney) : Task.FromResult(ScriptedChatClient.Reply("vegetable")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels), Rows(1)[0]);

        Assert.Equal(
            (AnnotationOutcome.FailedTransient, OutOfMoney, 1, new TokenUsage(100, 5)), (annotation.Outcome, annotation.StopReason, annotation.Requests, annotation.Usage));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<think>Is iron a")]
    public async Task LabelAsync_ModelThinksBeforeItAnswers_GetsRoomAndKeepsIt(string cutOff)
    {
        var client = new ScriptedChatClient(call => Task.FromResult(call.Options.MaxOutputTokens < 8_000 ? ScriptedChatClient.Reply(cutOff, ChatFinishReason.Length) : ScriptedChatClient.Reply(Metal)));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels), Rows(3));

        Assert.Equal([75, 2_000, 8_000, 8_000, 8_000], client.Calls.Select(call => call.Options.MaxOutputTokens!.Value));
        Assert.All(annotations, annotation => Assert.Equal(1, annotation.Label!.Top));
        Assert.Equal((3, new TokenUsage(300, 15)), (annotations[0].Requests, annotations[0].Usage));
    }

    [Fact]
    public async Task LabelAsync_SeveralRunOutOfRoomAtOnce_EachGetsMore()
    {
        var (started, allStarted) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var client = new ScriptedChatClient(async call =>
        {
            if (call.Text == "row 0" || call.Options.MaxOutputTokens >= 8_000)
            {
                return ScriptedChatClient.Reply(Metal);
            }

            if (Interlocked.Increment(ref started) == 4)
            {
                allStarted.SetResult();
            }

            await allStarted.Task;
            return ScriptedChatClient.Reply(string.Empty, ChatFinishReason.Length);
        });

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 4 }), Rows(5));

        Assert.All(annotations, annotation => Assert.Equal(AnnotationOutcome.Labeled, annotation.Outcome));
    }

    [Fact]
    public async Task LabelAsync_ThoughtsTookMostOfTheRoom_GetsRoomThoughTheAnswerHadBegun()
    {
        var client = new ScriptedChatClient(call =>
        {
            var isShort = call.Options.MaxOutputTokens < 2_000;
            var response = ScriptedChatClient.Reply(isShort ? "{\"lab" : Metal, isShort ? ChatFinishReason.Length : null);
            response.Usage!.ReasoningTokenCount = 64;
            return Task.FromResult(response);
        });

        Assert.Equal(2, (await Ask.OneAsync(new ChatLabeler(client, Labels), Rows(1)[0])).Requests);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData(500, 1)]
    public async Task LabelAsync_NeverEnoughRoom_IsInvalid(int? limit, int requests)
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply(string.Empty, ChatFinishReason.Length)));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxOutputTokens = limit }), Rows(1)[0]);

        Assert.Equal((AnnotationOutcome.Invalid, requests), (annotation.Outcome, annotation.Requests));
    }

    [Fact]
    public async Task LabelAsync_ServerHasNoMoreRoom_KeepsToWhatItHas()
    {
        var client = new ScriptedChatClient(call => call.Options.MaxOutputTokens > 4_000
            ? throw new ModelServerException(FailureKind.InvalidRequest, 400, parameter: "max_tokens")
            : Task.FromResult(ScriptedChatClient.Reply(string.Empty, ChatFinishReason.Length)));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels), Rows(2));

        Assert.All(annotations, annotation => Assert.Equal(AnnotationOutcome.Invalid, annotation.Outcome));
        Assert.Equal([75, 2_000, 8_000, 2_000], client.Calls.Select(call => call.Options.MaxOutputTokens!.Value));
    }

    [Fact]
    public async Task LabelAsync_BlankWithoutEnd_IsNoThinking()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("\n\n\n\n", ChatFinishReason.Length)));

        Assert.Equal(1, (await Ask.OneAsync(new ChatLabeler(client, Labels), Rows(1)[0])).Requests);
    }

    [Fact]
    public async Task LabelAsync_ThoughtsLeftInTheReply_AreNoAnswer()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("<think>{\"label\":\"fruit\"} or fruit? No.</think>\n\n" + Metal)));

        Assert.Equal(1, (await Ask.OneAsync(new ChatLabeler(client, Labels), Rows(1)[0])).Label!.Top);
    }

    [Fact]
    public async Task LabelAsync_CancelledWithAClientThatDoesNotListen_EndsAtOnceWithWhatWasAnswered()
    {
        using var cancellation = new CancellationTokenSource();
        var never = new TaskCompletionSource<ChatResponse>();
        var client = new ScriptedChatClient(async call =>
        {
            if (call.Text == "row 3")
            {
                await cancellation.CancelAsync();
                return await never.Task;
            }

            return ScriptedChatClient.Reply(Metal);
        });
        var annotations = new List<Annotation>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var annotation in new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 1 }).LabelAsync(Rows(10), cancellation.Token))
            {
                annotations.Add(annotation);
            }
        });

        Assert.Equal(["row 0", "row 1", "row 2"], annotations.Select(annotation => annotation.ExampleId));
    }

    private static LabelRequest[] Rows(int count) => [.. Enumerable.Range(0, count).Select(row => Ask.Request($"row {row}"))];
}
