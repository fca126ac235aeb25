using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Rlaif.TestServer;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class OpenAIChatClientTests
{
    [Fact]
    public async Task GetResponseAsync_Schema_SendsItStrictWithTheSamplingSettings()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card stolen"));

        await Some.Client(server).GetResponseAsync(Some.Messages(), Some.Options());

        var request = Assert.Single(server.Requests);
        var format = request.Body.GetProperty("response_format");
        Assert.Equal(("json_schema", "label", true), (format.GetProperty("type").GetString(), format.GetProperty("json_schema").GetProperty("name").GetString(), format.GetProperty("json_schema").GetProperty("strict").GetBoolean()));
        Assert.True(JsonElement.DeepEquals(Some.Schema(Some.Labels), format.GetProperty("json_schema").GetProperty("schema")));
        Assert.Equal((Some.Model, 0, 64, 7), (request.Model, request.Body.GetProperty("temperature").GetDouble(), request.Body.GetProperty("max_tokens").GetInt32(), request.Body.GetProperty("seed").GetInt32()));
        Assert.Equal([new("system", "Choose a label."), new("user", Some.RowText)], request.Messages);
        Assert.False(request.Has("max_completion_tokens") || request.Has("logprobs") || request.Has("stream"));
    }

    [Fact]
    public async Task GetResponseAsync_EveryOtherSetting_IsSent()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        var options = new ChatOptions
        {
            Instructions = "Be brief.",
            ModelId = "large",
            TopP = 0.5f,
            FrequencyPenalty = 0.25f,
            PresencePenalty = 0.75f,
            StopSequences = ["\n", "END"],
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
            ResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat.Json,
        };

        await Some.Client(server).GetResponseAsync([new(ChatRole.User, "a"), new(ChatRole.Assistant, "b"), new(ChatRole.User, "c")], options);

        var request = Assert.Single(server.Requests);
        Assert.Equal("large", request.Model);
        Assert.Equal([new("system", "Be brief."), new("user", "a"), new("assistant", "b"), new("user", "c")], request.Messages);
        Assert.Equal((0.5, 0.25, 0.75), (request.Body.GetProperty("top_p").GetDouble(), request.Body.GetProperty("frequency_penalty").GetDouble(), request.Body.GetProperty("presence_penalty").GetDouble()));
        Assert.Equal("[\"\\n\",\"END\"]", request.Body.GetProperty("stop").GetRawText());
        Assert.Equal(("low", "json_object"), (request.Body.GetProperty("reasoning_effort").GetString(), request.Body.GetProperty("response_format").GetProperty("type").GetString()));
    }

    [Fact]
    public async Task GetResponseAsync_OpenAIOrAzure_SendsTheLimitByItsNewName()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        using var client = new OpenAIChatClient(Some.Client(server).GetService<ChatClient>()!, OpenAIDialect.OpenAI);

        await client.GetResponseAsync(Some.Messages(), new ChatOptions { MaxOutputTokens = 64 });

        var request = Assert.Single(server.Requests);
        Assert.Equal(64, request.Body.GetProperty("max_completion_tokens").GetInt32());
        Assert.False(request.Has("max_tokens"));
    }

    [Fact]
    public async Task GetResponseAsync_RawOptions_Stand()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        var options = new ChatOptions { Temperature = 0, RawRepresentationFactory = _ => new ChatCompletionOptions { Temperature = 0.5f, EndUserId = "me" } };

        await Some.Client(server).GetResponseAsync(Some.Messages(), options);

        var body = Assert.Single(server.Requests).Body;
        Assert.Equal((0.5, "me"), (body.GetProperty("temperature").GetDouble(), body.GetProperty("user").GetString()));
    }

    [Fact]
    public async Task GetResponseAsync_Answer_BringsTextUsageReasonModelAndTheRawCompletion()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("café \"au lait\""));

        var response = await Some.Client(server).GetResponseAsync(Some.Messages(), Some.Options());

        Assert.Equal("café \"au lait\"", JsonDocument.Parse(response.Text).RootElement.GetProperty("label").GetString());
        Assert.Equal((40L, 5L, 45L, 8L, 2L), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount, response.Usage.CachedInputTokenCount, response.Usage.ReasoningTokenCount));
        Assert.Equal((ChatFinishReason.Stop, "small-2015-10-21", "chatcmpl-1"), (response.FinishReason, response.ModelId, response.ResponseId));
        Assert.Equal(ChatRole.Assistant, Assert.Single(response.Messages).Role);
        Assert.IsType<ChatCompletion>(response.RawRepresentation);
        Assert.Null(response.GetRefusal());
        Assert.Empty(response.GetLogProbabilities());
    }

    [Fact]
    public async Task GetResponseAsync_LogProbabilitiesWanted_BringsTheProbabilityOfTheLabel()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("card stolen", probability: 0.8));

        var response = await Some.Client(server).GetResponseAsync(Some.Messages(), Some.Options().RequestLogProbabilities(5));

        var tokens = response.GetLogProbabilities();
        Assert.Equal(response.Text, string.Concat(tokens.Select(token => token.Token)));
        Assert.Equal(0.8, Math.Exp(tokens.Sum(token => token.LogProbability)), 1e-6);
        var decision = tokens.Single(token => token.Alternatives.Select(alternative => alternative.Token).Contains(" los", StringComparer.Ordinal));
        Assert.Equal([" sto", " los"], decision.Alternatives.Select(alternative => alternative.Token));
        Assert.Equal(0.1 / 0.9, Math.Exp(decision.Alternatives[1].LogProbability), 1e-6);
        Assert.Equal((true, 5), (server.Requests.Single().WantsLogProbabilities, server.Requests.Single().TopLogProbabilities));
    }

    [Fact]
    public async Task GetResponseAsync_Refusal_IsTypedAndNoText()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Refusal("I will not."));

        var response = await Some.Client(server).GetResponseAsync(Some.Messages(), Some.Options());

        Assert.Equal(("I will not.", string.Empty), (response.GetRefusal(), response.Text));
    }

    [Fact]
    public async Task GetResponseAsync_AnswerCutOffOrFiltered_TellsTheReason()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Attempt == 1 ? Reply.CutOff() : Reply.FilteredAnswer());
        var client = Some.Client(server);

        Assert.Equal(ChatFinishReason.Length, (await client.GetResponseAsync(Some.Messages())).FinishReason);
        Assert.Equal(ChatFinishReason.ContentFilter, (await client.GetResponseAsync(Some.Messages())).FinishReason);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Answer_YieldsItWhole()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("spam"));

        var response = await Some.Client(server).GetStreamingResponseAsync(Some.Messages()).ToChatResponseAsync();

        Assert.Equal(("spam", 5L), (response.Text, response.Usage!.OutputTokenCount));
    }

    [Fact]
    public async Task GetResponseAsync_ToolsOrImages_AreRefusedBeforeARequest()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        var client = Some.Client(server);

        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetResponseAsync(Some.Messages(), new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("f", "a tool", Some.Schema([]))] }));
        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, [new UriContent("https://example.test/a.png", "image/png")])]));
        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.Tool, "x")]));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task GetResponseAsync_NoMessages_IsTheCallersMistakeAndNotRetried()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        var clock = new EagerTimeProvider(Some.AttemptTimeout);
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, clock);

        await Assert.ThrowsAsync<ArgumentException>("messages", () => client.GetResponseAsync([]));

        Assert.Empty(server.Requests);
        Assert.Empty(clock.Delays);
    }

    [Fact]
    public async Task GetResponseAsync_RawOptionsOfTheCallers_StayAsTheyAre()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        var shared = new ChatCompletionOptions();
        var options = new ChatOptions { RawRepresentationFactory = _ => shared };

        await Some.Client(server).GetResponseAsync(Some.Messages("one"), options);
        await Some.Client(server).GetResponseAsync(Some.Messages("two"), options);

        Assert.Equal(["one", "two"], server.Requests.Select(request => request.LastUserText));
    }

    [Fact]
    public async Task GetResponseAsync_CallerCancelsWhileTheServerHangs_ThrowsOperationCanceled()
    {
        using var source = new CancellationTokenSource();
        await using var server = await LabelingServer.StartAsync(_ => Reply.Hang());
        server.RequestHung += (_, _) => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Some.Client(server).GetResponseAsync(Some.Messages(), cancellationToken: source.Token));

        Assert.Single(server.Requests);
    }
}
