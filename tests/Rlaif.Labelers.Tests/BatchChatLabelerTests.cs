using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class BatchChatLabelerTests
{
    private static readonly LabelSet Labels = new("ham", "spam");
    private static readonly ChatLabelerOptions Priced = new() { Prices = new TokenPrices(10, 40) };

    [Fact]
    public async Task LabelAsync_Batch_IsOneBatchOfHalfThePrice()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham"));

        var annotations = await LabelAsync(new BatchChatLabeler(client, Labels, Priced), Requests(5));

        Assert.Equal(["r3-s1-0", "r3-s1-1", "r3-s1-2", "r3-s1-3", "r3-s1-4"], Assert.Single(client.Batches).Select(request => request.Id));
        Assert.All(annotations, annotation =>
        {
            Assert.Equal((AnnotationOutcome.Labeled, 0, 1), (annotation.Outcome, annotation.Label!.Top, annotation.Requests));
            Assert.Equal(new TokenUsage(100, 5), annotation.Usage);
            Assert.Equal(0.0006m, annotation.Cost);
        });
    }

    [Fact]
    public async Task LabelAsync_WithALiveClient_AsksTheFirstQuestionThereAtTheFullPrice()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham"));
        var live = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("spam")));
        var labeler = new BatchChatLabeler(client, Labels, Priced, live);

        var first = await LabelAsync(labeler, Requests(4));
        var second = await LabelAsync(labeler, Requests(4));

        Assert.Single(live.Calls);
        Assert.Equal([3, 4], client.Batches.Select(batch => batch.Count));
        Assert.Equal([0.0012m, 0.0006m, 0.0006m, 0.0006m], first.OrderBy(annotation => annotation.ExampleId).Select(annotation => annotation.Cost));
        Assert.All(first.Concat(second), annotation => Assert.Equal("model-1", annotation.Labeler));
    }

    [Fact]
    public async Task LabelAsync_ModelRefusesTheTemperature_IsFoundOutByTheLiveQuestion()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham"));
        var live = new ScriptedChatClient(call => call.Options.Temperature is null
            ? Task.FromResult(ScriptedChatClient.Reply("spam"))
            : throw new ModelServerException(FailureKind.InvalidRequest, 400, "unsupported_value", "temperature"));

        await LabelAsync(new BatchChatLabeler(client, Labels, live: live), Requests(4));

        Assert.All(client.Batches.Single(), request => Assert.True(request.Options is { Temperature: null, ResponseFormat: not null }));
    }

    [Fact]
    public async Task LabelAsync_ModelRefusesTheTemperatureAndNobodyIsLive_IsFoundOutByTheFirstBatch()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham"));
        var refusing = new ScriptedBatchClient((_, _) => throw new ModelServerException(FailureKind.InvalidRequest, 400, "unsupported_value", "temperature"));
        var labeler = new BatchChatLabeler(new InTurn(refusing, client), Labels);

        var annotations = await LabelAsync(labeler, Requests(4));
        await LabelAsync(labeler, Requests(4));

        Assert.All(annotations, annotation => Assert.Equal((AnnotationOutcome.Labeled, 2), (annotation.Outcome, annotation.Requests)));
        Assert.Single(refusing.Batches);
        Assert.Equal(2, client.Batches.Count);
        Assert.All(client.Batches.SelectMany(batch => batch), request => Assert.Null(request.Options!.Temperature));
    }

    [Fact]
    public async Task LabelAsync_OneTextIsRefused_DoesNotBlameTheFormOfTheRequests()
    {
        var client = new ScriptedBatchClient((text, _) => text == "text 3" ? throw new ModelServerException(FailureKind.InvalidRequest, 400, "context_length_exceeded") : HalfPrice("ham"));

        var annotations = await LabelAsync(new BatchChatLabeler(client, Labels), Requests(6));

        Assert.Single(client.Batches);
        Assert.Equal(AnnotationOutcome.FailedPermanent, annotations.Single(annotation => annotation.ExampleId == "3").Outcome);
        Assert.Equal(5, annotations.Count(annotation => annotation.Label is not null));
    }

    [Fact]
    public async Task LabelAsync_RepliesThatAreNoAnswer_AreCorrectedInASecondBatch()
    {
        var client = new ScriptedBatchClient((text, isCorrection) => (text, isCorrection) switch
        {
            ("text 1", false) or ("text 4", _) => HalfPrice("eggs"),
            _ => HalfPrice("spam"),
        });

        var annotations = (await LabelAsync(new BatchChatLabeler(client, Labels, Priced), Requests(5))).ToDictionary(annotation => annotation.ExampleId);

        Assert.Equal(["r3-s2-0", "r3-s2-1"], client.Batches[1].Select(request => request.Id));
        Assert.Equal(2, client.Batches.Count);
        Assert.Equal((AnnotationOutcome.Labeled, 2, 0.0012m), (annotations["1"].Outcome, annotations["1"].Requests, annotations["1"].Cost));
        Assert.Equal((AnnotationOutcome.Invalid, 2), (annotations["4"].Outcome, annotations["4"].Requests));
        Assert.Equal((AnnotationOutcome.Labeled, 1), (annotations["2"].Outcome, annotations["2"].Requests));
    }

    [Fact]
    public async Task LabelAsync_MoreThanOneBatchHolds_IsHandedInAsSeveralBeforeAnyIsWaitedFor()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham")) { Most = 4 };
        client.Status = _ =>
        {
            Assert.Equal(3, client.Batches.Count);
            return Task.FromResult(new ChatBatchStatus(ChatBatchState.Completed));
        };

        var annotations = await LabelAsync(new BatchChatLabeler(client, Labels), Requests(10));

        Assert.Equal([4, 4, 2], client.Batches.Select(batch => batch.Count));
        Assert.Equal(10, annotations.Count(annotation => annotation.Label is not null));
    }

    [Fact]
    public async Task LabelAsync_FirstOfTwoBatchesHasEnded_HandsItsAnswersOnBeforeTheSecondHas()
    {
        var second = new TaskCompletionSource<ChatBatchStatus>();
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham")) { Most = 2 };
        client.Status = number => number == 1 ? Task.FromResult(new ChatBatchStatus(ChatBatchState.Completed)) : second.Task;
        await using var answers = new BatchChatLabeler(client, Labels).LabelAsync(Requests(4)).GetAsyncEnumerator();

        Assert.True(await answers.MoveNextAsync());
        Assert.True(await answers.MoveNextAsync());
        var third = answers.MoveNextAsync();
        Assert.False(third.IsCompleted);
        second.SetResult(new ChatBatchStatus(ChatBatchState.Completed));

        Assert.True(await third);
    }

    [Fact]
    public async Task LabelAsync_NoAnswerFits_HandsOutEachRowOnceAndNothingElse()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("eggs"));

        var annotations = await LabelAsync(new BatchChatLabeler(client, Labels), Requests(200));

        Assert.Equal(200, annotations.Select(annotation => annotation.ExampleId).Distinct().Count());
        Assert.All(annotations, annotation => Assert.Equal(AnnotationOutcome.Invalid, annotation.Outcome));
    }

    [Fact]
    public async Task LabelAsync_StateOfAnInterruptedCall_AsksNothingAgain()
    {
        var client = new ScriptedBatchClient((text, isCorrection) => HalfPrice(text == "text 1" && !isCorrection ? "eggs" : "ham")) { Most = 3 };
        var states = new List<string>();
        var whole = await LabelAsync(new BatchChatLabeler(client, Labels, Priced), Requests(5), new LabelerState(saved: null, Keep(states)));
        Assert.Equal([1, 2, 2, 3], states.Select(BatchesIn));

        foreach (var state in states)
        {
            var batches = client.Batches.Count;
            var resumed = await LabelAsync(new BatchChatLabeler(client, Labels, Priced), Requests(5), new LabelerState(state, Keep([])));

            Assert.Equal(3 - BatchesIn(state), client.Batches.Count - batches);
            Assert.Equal(ById(whole), ById(resumed));
        }
    }

    [Fact]
    public async Task LabelAsync_StateAndFewerOpenRows_AnswersThoseOnly()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham")) { Most = 3 };
        var states = new List<string>();
        await LabelAsync(new BatchChatLabeler(client, Labels), Requests(5), new LabelerState(saved: null, Keep(states)));
        client.Status = number => number == 2 ? Task.FromResult(new ChatBatchStatus(ChatBatchState.Completed)) : throw new InvalidOperationException("Nobody waits for this batch.");

        var resumed = await LabelAsync(new BatchChatLabeler(client, Labels), [.. Requests(5).Skip(4)], new LabelerState(states[^1], Keep([])));

        Assert.Equal("4", Assert.Single(resumed).ExampleId);
        Assert.Empty(await LabelAsync(new BatchChatLabeler(client, Labels), [], new LabelerState(states[^1], Keep([]))));
        Assert.Equal(2, client.Batches.Count);
    }

    [Fact]
    public async Task LabelAsync_StateWithTheShape_NeedsNoLiveQuestion()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("eggs"));
        var live = new ScriptedChatClient(call => call.Options.Temperature is null
            ? Task.FromResult(ScriptedChatClient.Reply("spam"))
            : throw new ModelServerException(FailureKind.InvalidRequest, 400, "unsupported_value", "temperature"));
        var states = new List<string>();
        await LabelAsync(new BatchChatLabeler(client, Labels, live: live), Requests(4), new LabelerState(saved: null, Keep(states)));
        var asked = live.Calls.Count;

        await LabelAsync(new BatchChatLabeler(client, Labels, live: live), [.. Requests(4).Skip(1)], new LabelerState(states[0], Keep([])));

        Assert.Equal(asked, live.Calls.Count);
        Assert.All(client.Batches.SelectMany(batch => batch), request => Assert.Null(request.Options!.Temperature));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"votes\":[]}")]
    [InlineData("{\"shape\":null,\"batches\":[{\"id\":\"1\"}]}")]
    public async Task LabelAsync_StateOfAnotherLabeler_IsRefused(string state)
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham"));

        await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(new BatchChatLabeler(client, Labels), Requests(2), new LabelerState(state, Keep([]))));

        Assert.Empty(client.Batches);
    }

    [Fact]
    public async Task LabelAsync_QuotaEndsInTheMiddle_HandsOnWhatIsPaidAndAsksTheRestAnewAfterwards()
    {
        var quota = 3;
        var client = new ScriptedBatchClient((_, _) => Interlocked.Decrement(ref quota) >= 0 ? HalfPrice("ham") : throw new ModelServerException(FailureKind.QuotaExhausted, 429, "insufficient_quota"));
        var states = new List<string>();
        var answered = new List<Annotation>();
        await Assert.ThrowsAsync<LabelingException>(async () =>
        {
            await foreach (var annotation in new BatchChatLabeler(client, Labels).LabelAsync(Requests(5), new LabelerState(saved: null, Keep(states))))
            {
                answered.Add(annotation);
            }
        });
        Assert.Equal(3, answered.Count);

        quota = 100;
        var open = Requests(5).Where(request => !answered.Exists(annotation => annotation.ExampleId == request.Example.Id)).ToList();
        var resumed = await LabelAsync(new BatchChatLabeler(client, Labels), open, new LabelerState(states[^1], Keep([])));

        Assert.Equal(2, resumed.Count(annotation => annotation.Label is not null));
        Assert.Equal([5, 2], client.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task LabelAsync_CeilingForbidsTheSecondBatch_SaysSoOfItsRowsOnly()
    {
        var reason = new StopReason("max_cost", "Enough.");
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham")) { Most = 3 };
        client.OnSubmit = _ => client.Batches.Count == 0 ? Task.CompletedTask : throw new RequestNotMadeException("Enough.", reason);

        var annotations = await LabelAsync(new BatchChatLabeler(client, Labels), Requests(5));

        Assert.Equal(3, annotations.Count(annotation => annotation.Label is not null));
        Assert.All(annotations.Where(annotation => annotation.Label is null), annotation => Assert.Equal((AnnotationOutcome.NotAsked, reason, 0), (annotation.Outcome, annotation.StopReason, annotation.Requests)));
    }

    [Fact]
    public async Task LabelAsync_ServerTakesNoBatches_EndsTheRun()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham")) { OnSubmit = _ => throw new ModelServerException(FailureKind.UnknownModel, 404) };

        await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(new BatchChatLabeler(client, Labels), Requests(5)));
    }

    [Fact]
    public async Task LabelAsync_QuestionsThatTwoBatchesLeaveOpen_AreAskedInTheNextRound()
    {
        var refusing = new ScriptedBatchClient((_, _) => throw new ModelServerException(FailureKind.InvalidRequest, 400));

        var annotations = await LabelAsync(new BatchChatLabeler(refusing, Labels), Requests(3));

        Assert.All(annotations, annotation => Assert.Equal((AnnotationOutcome.FailedTransient, 2), (annotation.Outcome, annotation.Requests)));
        Assert.Equal(2, refusing.Batches.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LabelAsync_CancelledWhileTheServerWorks_LeavesTheBatchAndItsName(bool inTheSecond)
    {
        using var cancellation = new CancellationTokenSource();
        var states = new List<string>();
        var client = new ScriptedBatchClient((_, isCorrection) => HalfPrice(isCorrection ? "ham" : "eggs"));
        var running = new TaskCompletionSource();
        client.Status = number =>
        {
            if (number == (inTheSecond ? 2 : 1))
            {
                running.TrySetResult();
                return Task.FromResult(new ChatBatchStatus(ChatBatchState.Running));
            }

            return Task.FromResult(new ChatBatchStatus(ChatBatchState.Completed));
        };

        var labeling = LabelAsync(new BatchChatLabeler(client, Labels), Requests(3), new LabelerState(saved: null, Keep(states)), cancellation.Token);
        await running.Task;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => labeling.WaitAsync(TimeSpan.FromSeconds(30)));
        client.Status = _ => Task.FromResult(new ChatBatchStatus(ChatBatchState.Completed));
        var resumed = await LabelAsync(new BatchChatLabeler(client, Labels), Requests(3), new LabelerState(states[^1], Keep(states)));

        Assert.Equal(3, resumed.Count(annotation => annotation.Label is not null));
        Assert.Equal(2, client.Batches.Count);
    }

    [Fact]
    public async Task SaveAsync_State_HoldsNamesAndNoText()
    {
        var client = new ScriptedBatchClient((_, _) => HalfPrice("ham"));
        var states = new List<string>();

        await LabelAsync(new BatchChatLabeler(client, Labels), Requests(2), new LabelerState(saved: null, Keep(states)));

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"shape":null,"batches":[{"id":"1","round":3,"step":1,"example_ids":["0","1"]}]}"""), JsonNode.Parse(states[0])));
        Assert.All(states, state => Assert.DoesNotContain("text", state, StringComparison.Ordinal));
    }

    [Fact]
    public void Constructor_AbstainLabelThatIsAClass_Throws() =>
        Assert.Throws<ArgumentException>(() => new BatchChatLabeler(new ScriptedBatchClient((_, _) => HalfPrice("ham")), Labels, new ChatLabelerOptions { AbstainLabel = "spam" }));

    private static int BatchesIn(string state) => JsonNode.Parse(state)!["batches"]!.AsArray().Count;

    private static ChatResponse HalfPrice(string text)
    {
        var response = ScriptedChatClient.Reply(text);
        response.SetPriceShare(0.5m);
        return response;
    }

    private static Func<string, CancellationToken, ValueTask> Keep(List<string> states) => (state, _) =>
    {
        states.Add(state);
        return ValueTask.CompletedTask;
    };

    private static List<LabelRequest> Requests(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new LabelRequest(new TextExample($"{number}", $"text {number}"), Round: 3, Attempt: 1, (ulong)number))];

    private static async Task<List<Annotation>> LabelAsync(BatchChatLabeler labeler, IReadOnlyList<LabelRequest> requests, LabelerState? state = null, CancellationToken cancellationToken = default)
    {
        var annotations = new List<Annotation>();
        await foreach (var annotation in labeler.LabelAsync(requests, state ?? new LabelerState(), cancellationToken))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }

    private static IEnumerable<object> ById(IEnumerable<Annotation> annotations) => annotations
        .OrderBy(annotation => annotation.ExampleId, StringComparer.Ordinal)
        .Select(annotation => (object)(annotation.ExampleId, annotation.Outcome, annotation.Label, annotation.Usage, annotation.Cost, annotation.Requests));

    /// <summary>Hands the first batch to one client and all later ones to another.</summary>
    private sealed class InTurn(ScriptedBatchClient first, ScriptedBatchClient later) : IChatBatchClient
    {
        private int _submitted;

        public async Task<SubmittedChatBatch> SubmitAsync(IReadOnlyList<ChatBatchRequest> requests, CancellationToken cancellationToken = default)
        {
            var (name, client) = Interlocked.Increment(ref _submitted) == 1 ? ("a", first) : ("b", later);
            var batch = await client.SubmitAsync(requests, cancellationToken);
            return batch with { Id = name + batch.Id };
        }

        public Task<ChatBatchStatus> GetStatusAsync(string batchId, CancellationToken cancellationToken = default) =>
            Client(batchId).GetStatusAsync(batchId[1..], cancellationToken);

        public Task<IEnumerable<ChatBatchResult>> ReadResultsAsync(string batchId, CancellationToken cancellationToken = default) =>
            Client(batchId).ReadResultsAsync(batchId[1..], cancellationToken);

        private ScriptedBatchClient Client(string batchId) => batchId[0] == 'a' ? first : later;
    }
}
