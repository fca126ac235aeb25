using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class OpenAIBatchClientTests
{
    [Fact]
    public async Task SubmitAsync_Requests_HandsInWhatALiveCallWouldSend()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        using var live = Some.Client(server);
        await live.GetResponseAsync(Some.Messages(), Some.Options().RequestLogProbabilities(5));

        var batch = await Client(server).SubmitAsync([new("a", Some.Messages(), Some.Options().RequestLogProbabilities(5)), new("b", Some.Messages("other"))]);

        Assert.Equal(("batch_1", 2), (batch.Id, batch.Count));
        var lines = Assert.Single(server.Batches.All).Lines;
        Assert.Equal(["a", "b"], lines.Select(line => line.GetProperty("custom_id").GetString()));
        Assert.All(lines, line => Assert.Equal(("POST", "/v1/chat/completions"), (line.GetProperty("method").GetString(), line.GetProperty("url").GetString())));
        Assert.True(JsonElement.DeepEquals(server.Requests.Single().Body, lines[0].GetProperty("body")));
    }

    [Fact]
    public async Task GetStatusAsync_ServerAtWork_TellsHowFarItIs()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        var client = Client(server);
        var batch = await client.SubmitAsync(Requests(3));

        var states = new List<ChatBatchStatus>();
        for (var poll = 0; poll < 3; poll++)
        {
            states.Add(await client.GetStatusAsync(batch.Id));
        }

        Assert.Equal([ChatBatchState.Running, ChatBatchState.Running, ChatBatchState.Completed], states.Select(status => status.State));
        Assert.Equal((3, 3), (states[^1].Done, states[^1].Total));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadResultsAsync_AnswersOfEveryKind_AreReadAsLiveOnes(bool azure)
    {
        await using var server = await LabelingServer.StartAsync(request => request.Row switch
        {
            "row 0" => Reply.Label("card stolen"),
            "row 1" => Reply.Refusal(),
            "row 2" => Reply.FilteredPrompt(),
            "row 3" => Reply.Status(500),
            "row 4" => Reply.WrongKey(),
            "row 5" => Reply.Body(200, "{\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1}}"),
            _ => Reply.Label("card lost"),
        });
        server.Batches.Plan = _ => new BatchPlan { IsAzure = azure, Answered = 9, Missing = [7], Broken = [8], Statuses = ["validating", "expired"] };
        var client = Client(server);

        var results = await ResultsAsync(client, await client.SubmitAsync(Requests(10)));

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "9"], results.Keys.Order());
        Assert.Equal("{\"label\":\"card stolen\"}", results["0"].Response!.Text);
        Assert.Equal(0.5m, results["0"].Response!.GetPriceShare());
        Assert.Equal(new TokenUsage(40, 5), results["0"].Response!.GetTokenUsage());
        Assert.NotNull(results["1"].Response!.GetRefusal());
        Assert.Equal(FailureKind.ContentFiltered, results["2"].Failure!.Kind);
        Assert.Equal((FailureKind.Transient, 500), (results["3"].Failure!.Kind, results["3"].Failure!.Status));
        Assert.Equal(FailureKind.Unauthorized, results["4"].Failure!.Kind);
        Assert.Equal((FailureKind.Transient, new TokenUsage(9, 1)), (results["5"].Failure!.Kind, results["5"].Failure!.Usage));
        Assert.Equal((FailureKind.Transient, "batch_expired", 0), (results["9"].Failure!.Kind, results["9"].Failure!.Code, results["9"].Failure!.Attempts));
    }

    [Theory]
    [InlineData(4, 10)]
    [InlineData(50_000, 4)]
    public async Task SubmitAsync_MoreThanTheServerTakes_HoldsTheFirstOfThem(int most, int bytesOf)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        var bytes = await BytesAsync(Requests(bytesOf));
        var client = new OpenAIBatchClient(Package(server), Some.Model, OpenAIDialect.Compatible, timeProvider: null, new BatchLimits(most, bytes));
        var rest = Requests(10).ToList();

        while (rest.Count > 0)
        {
            rest.RemoveRange(0, (await client.SubmitAsync(rest)).Count);
        }

        Assert.Equal([4, 4, 2], server.Batches.All.Select(batch => batch.Lines.Count));
        Assert.Equal(Requests(10).Select(request => request.Id), server.Batches.All.SelectMany(batch => batch.Lines).Select(line => line.GetProperty("custom_id").GetString()));
    }

    [Fact]
    public async Task SubmitAsync_OneRequestAboveTheLimit_IsHandedInAlone()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        var client = new OpenAIBatchClient(Package(server), Some.Model, OpenAIDialect.Compatible, timeProvider: null, new BatchLimits(50_000, 10));

        Assert.Equal(1, (await client.SubmitAsync(Requests(3))).Count);
    }

    [Fact]
    public async Task SubmitAsync_TextWithEveryKindOfLineEnd_StaysOneLine()
    {
        const string Text = "a\nb\r\nc\u2028d\u2029e\u0085f\vg \"quoted\" \\ ü 😀";
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));

        await Client(server).SubmitAsync([new("a", Some.Messages(Text))]);

        var line = Assert.Single(Assert.Single(server.Batches.All).Lines);
        Assert.Equal(Text, line.GetProperty("body").GetProperty("messages")[1].GetProperty("content").GetString());
    }

    [Fact]
    public async Task SubmitAsync_ReplyLost_FindsTheBatchThatIsThere()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Fault = (call, number) => call == BatchCall.Create && number == 1 ? Reply.DropInBody() : null;

        var batch = await Stack(server).SubmitAsync(Requests(3));

        Assert.Equal("batch_1", batch.Id);
        Assert.Single(server.Batches.All);
    }

    [Theory]
    [InlineData("failed", 2)]
    [InlineData("expired", 2)]
    [InlineData("cancelling", 2)]
    [InlineData("cancelled", 2)]
    [InlineData("in_progress", 1)]
    [InlineData("completed", 1)]
    public async Task SubmitAsync_HandedInBefore_TakesOnlyABatchThatBringsAnswers(string status, int batches)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Plan = _ => new BatchPlan { Statuses = [status] };

        await Client(server).SubmitAsync(Requests(3));
        var again = await Client(server).SubmitAsync(Requests(3));
        var other = await Client(server).SubmitAsync(Requests(4));

        Assert.Equal($"batch_{batches}", again.Id);
        Assert.Equal($"batch_{batches + 1}", other.Id);
    }

    [Fact]
    public async Task SubmitAsync_ServerListsNoBatches_HandsInAllTheSame()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Fault = (call, _) => call == BatchCall.List ? Reply.Status(404) : null;

        Assert.Equal("batch_1", (await Client(server).SubmitAsync(Requests(1))).Id);
    }

    [Fact]
    public async Task SubmitAsync_AzureLooksThroughTheFile_WaitsUntilItHas()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Plan = _ => BatchPlan.Azure();
        var clock = new EagerTimeProvider(Some.AttemptTimeout);
        var client = new OpenAIBatchClient(Package(server), Some.Model, OpenAIDialect.Azure, clock);

        await client.SubmitAsync(Requests(2));

        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)], clock.Delays);
        Assert.Single(server.Batches.All);
    }

    [Fact]
    public async Task AzureBatches_ResourceOfAzure_SendsToItsPathWithTheDeploymentAsModel()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        var client = OpenAIServer.AzureBatches(new Uri(server.Endpoint, "/"), "my-deployment", Some.Key);

        var batch = await client.SubmitAsync(Requests(1));

        Assert.Equal("my-deployment", server.Batches.All.Single().Lines[0].GetProperty("body").GetProperty("model").GetString());
        Assert.Single(await ResultsAsync(client, batch));
    }

    [Theory]
    [InlineData("invalid_json_line", FailureKind.InvalidRequest)]
    [InlineData("model_not_found", FailureKind.UnknownModel)]
    [InlineData("billing_hard_limit_reached", FailureKind.QuotaExhausted)]
    [InlineData("token_limit_exceeded", FailureKind.Transient)]
    public async Task GetStatusAsync_BatchRefused_SaysWhyByTheFirstError(string code, FailureKind kind)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Plan = _ => BatchPlan.Failed(code, "another");
        var client = Client(server);

        var status = await client.GetStatusAsync((await client.SubmitAsync(Requests(2))).Id);

        Assert.Equal((ChatBatchState.Failed, kind, code), (status.State, status.Failure!.Kind, status.Failure.Code));
        Assert.DoesNotContain("row 0", status.Failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetStatusAsync_BatchRefusedWithoutAnError_IsAFailureAllTheSame()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Plan = _ => BatchPlan.Failed();
        var client = Client(server);

        Assert.Equal(FailureKind.InvalidRequest, (await client.GetStatusAsync((await client.SubmitAsync(Requests(2))).Id)).Failure!.Kind);
    }

    [Theory]
    [InlineData(BatchCall.Upload)]
    [InlineData(BatchCall.Create)]
    [InlineData(BatchCall.List)]
    [InlineData(BatchCall.Get)]
    [InlineData(BatchCall.Download)]
    public async Task Calls_ServerFailsForAMoment_AreMadeAgain(BatchCall call)
    {
        foreach (var fault in new[] { Reply.Status(500), Reply.RateLimited(), Reply.Drop(), Reply.DropInBody() })
        {
            await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
            server.Batches.Fault = (asked, number) => asked == call && number <= 2 ? fault : null;
            var client = Stack(server);

            var results = await ResultsAsync(client, await client.SubmitAsync(Requests(2)));

            Assert.Equal(["0", "1"], results.Keys.Order());
            Assert.Single(server.Batches.All);
            Assert.InRange(server.Batches.Calls(call), call == BatchCall.Create ? 1 : 3, call == BatchCall.Create ? 1 : 5);
        }
    }

    [Theory]
    [InlineData(BatchCall.Upload, "{}")]
    [InlineData(BatchCall.Create, "{}")]
    [InlineData(BatchCall.Create, "[1]")]
    [InlineData(BatchCall.Create, "{\"id\":\"\",\"status\":\"validating\"}")]
    [InlineData(BatchCall.Upload, "no json")]
    public async Task SubmitAsync_ReplyWithoutAName_IsUnreadable(BatchCall call, string body)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        server.Batches.Fault = (asked, _) => asked == call ? Reply.Body(200, body) : null;

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Client(server).SubmitAsync(Requests(1)));

        Assert.Equal((FailureKind.Transient, "unreadable_reply"), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task GetStatusAsync_UnknownBatch_IsRefusedWithoutRetry()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Stack(server).GetStatusAsync("batch_of_another_account"));

        Assert.Equal(404, failure.Status);
        Assert.Equal(1, server.Batches.Calls(BatchCall.Get));
    }

    [Fact]
    public async Task Wrap_BatchClientWithRetries_IsReturnedAsItIs()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        var client = Stack(server);

        Assert.Same(client, ModelClient.Wrap(client));
    }

    [Fact]
    public async Task Wrap_EverythingGoesWrong_LogsNeitherKeyNorText()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Status(500));
        server.Batches.Plan = number => number == 1 ? BatchPlan.Failed("invalid_json_line") : new BatchPlan();
        server.Batches.Fault = (_, number) => number == 1 ? Reply.Status(503) : null;
        using var logs = new CollectingLoggerFactory();
        var client = ModelClient.Wrap(OpenAIServer.CompatibleBatches(server.Endpoint, Some.Model, Some.Key), Some.Resilience(), new EagerTimeProvider(Some.AttemptTimeout), logs);

        var first = await client.SubmitAsync([new("a", Some.Messages())]);
        await client.GetStatusAsync(first.Id);
        var results = await ResultsAsync(client, await client.SubmitAsync([new("a", Some.Messages())]));

        Assert.NotEmpty(logs.Messages);
        string[] said = [.. logs.Messages, .. results.Values.Select(result => result.Failure!.ToString())];
        Assert.All(said, text => Assert.DoesNotContain(Some.Key, text, StringComparison.Ordinal));
        Assert.All(said, text => Assert.DoesNotContain(Some.RowText, text, StringComparison.Ordinal));
        Assert.Contains(logs.Messages, message => message.Contains("batch_2", StringComparison.Ordinal));
    }

    private static ChatBatchRequest[] Requests(int count) => [.. Enumerable.Range(0, count).Select(number => new ChatBatchRequest($"{number}", [new(ChatRole.User, $"row {number}")], Some.Options()))];

    private static OpenAIBatchClient Client(LabelingServer server) => OpenAIServer.CompatibleBatches(server.Endpoint, Some.Model, Some.Key);

    private static IChatBatchClient Stack(LabelingServer server) =>
        ModelClient.Wrap(Client(server), Some.Resilience(), new EagerTimeProvider(Some.AttemptTimeout));

    private static OpenAIClient Package(LabelingServer server) => new(new ApiKeyCredential(Some.Key), new OpenAIClientOptions { Endpoint = server.Endpoint });

    private static async Task<long> BytesAsync(ChatBatchRequest[] requests)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card lost"));
        await Client(server).SubmitAsync(requests);
        return server.Batches.All.Single().Lines.Sum(line => line.GetRawText().Length + 1);
    }

    private static async Task<Dictionary<string, ChatBatchResult>> ResultsAsync(IChatBatchClient client, SubmittedChatBatch batch)
    {
        while ((await client.GetStatusAsync(batch.Id)).State == ChatBatchState.Running)
        {
        }

        return (await client.ReadResultsAsync(batch.Id)).ToDictionary(result => result.RequestId);
    }
}
