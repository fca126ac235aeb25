using System.Text.Json.Nodes;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Labelers;
using Rlaif.TestServer;

namespace Rlaif.Tests;

/// <summary>The labeler over replies as real servers write them.</summary>
public sealed class RecordedRepliesTests
{
    private static readonly LabelSet Labels = new("café", "cafeteria", "cinema");

    [Fact]
    public async Task LabelAsync_OpenAIsLogProbabilities_SplitOverTokensAndCharacters_AreTheHandComputedSoftLabel()
    {
        // caf 0.8, cinema 0.1, the rest elsewhere; then the first byte of é 0.75, e 0.25; then its second byte, which leaves no choice.
        const string Body = """
            {"id":"chatcmpl-B9","object":"chat.completion","created":1741570283,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"message":{"role":"assistant","content":"{\"label\":\"café\"}","refusal":null,"annotations":[]},
            "logprobs":{"content":[
            {"token":"{\"","logprob":-6.704273e-7,"bytes":[123,34],"top_logprobs":[{"token":"{\"","logprob":-6.704273e-7,"bytes":[123,34]},{"token":"{","logprob":-14.25,"bytes":[123]}]},
            {"token":"label","logprob":0.0,"bytes":[108,97,98,101,108],"top_logprobs":[{"token":"label","logprob":0.0,"bytes":[108,97,98,101,108]},{"token":"name","logprob":-9999.0,"bytes":[110,97,109,101]}]},
            {"token":"\":\"","logprob":0.0,"bytes":[34,58,34],"top_logprobs":[{"token":"\":\"","logprob":0.0,"bytes":[34,58,34]}]},
            {"token":"caf","logprob":-0.2231435513,"bytes":[99,97,102],"top_logprobs":[{"token":"caf","logprob":-0.2231435513,"bytes":[99,97,102]},{"token":"c","logprob":-2.995732274,"bytes":[99]},{"token":"cinema","logprob":-2.302585093,"bytes":[99,105,110,101,109,97]},{"token":" zoo","logprob":-2.995732274,"bytes":[32,122,111,111]}]},
            {"token":"\\xc3","logprob":-0.2876820725,"bytes":[195],"top_logprobs":[{"token":"\\xc3","logprob":-0.2876820725,"bytes":[195]},{"token":"eter","logprob":-1.386294361,"bytes":[101,116,101,114]}]},
            {"token":"\\xa9","logprob":0.0,"bytes":[169],"top_logprobs":[{"token":"\\xa9","logprob":0.0,"bytes":[169]}]},
            {"token":"\"}","logprob":0.0,"bytes":[34,125],"top_logprobs":[{"token":"\"}","logprob":0.0,"bytes":[34,125]}]}],"refusal":null},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":93,"completion_tokens":7,"total_tokens":100,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"service_tier":"default","system_fingerprint":"fp_50cad350e4"}
            """;
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(200, Body));

        var annotation = Assert.Single(await LabelAsync(server, rows: 1));

        // c alone, 0.05, may become any of the three.
        const double Third = 0.05 / 3;
        double[] masses = [(0.8 * 0.75) + Third, (0.8 * 0.25) + Third, 0.1 + Third];
        Assert.Equal(ConfidenceSource.LogProbabilities, annotation.ConfidenceSource);
        Assert.All(masses.Zip(annotation.Label!.Probabilities.ToArray()), pair => Assert.Equal(pair.First / 0.95, pair.Second, 1e-5));
        Assert.Equal(new TokenUsage(93, 7), annotation.Usage);
        Assert.Equal(20, server.Requests.Single().TopLogProbabilities);
    }

    [Theory]
    [InlineData("""{"token":"cinema","logprob":-0.1,"bytes":null,"top_logprobs":[]}""", "No alternatives are given.")]
    [InlineData("""{"token":"cinema","logprob":-0.1}""", "As Ollama and others write it.")]
    [InlineData("""{"token":"cinema","logprob":-0.1,"top_logprobs":null}""", "Null in place of a list.")]
    public async Task LabelAsync_LogProbabilitiesWithoutAlternatives_AreAHardLabel(string token, string why)
    {
        var body = $$$"""
            {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"cinema"},"logprobs":{"content":[{{{token}}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
            """;
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(200, body));

        var annotation = Assert.Single(await LabelAsync(server, rows: 1));

        Assert.True((2, ConfidenceSource.None) == (annotation.Label?.Top, annotation.ConfidenceSource), $"{why} {annotation.Detail}");
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"This model does not support the 'logprobs' parameter.","type":"invalid_request_error","param":"logprobs","code":null}}""")]
    [InlineData(400, """{"error":{"message":"Unrecognized request argument supplied: logprobs","type":"invalid_request_error","param":null,"code":null}}""")]
    [InlineData(403, """{"error":{"message":"You are not allowed to request logprobs from this model","type":"invalid_request_error","param":null,"code":null}}""")]
    [InlineData(400, """{"error":{"code":400,"message":"Logprobs is not enabled for models/gemini-2.5-pro","status":"INVALID_ARGUMENT"}}""")]
    public async Task LabelAsync_LogProbabilitiesRefused_AreDoneWithout(int status, string body)
    {
        await using var server = await LabelingServer.StartAsync(request => request.WantsLogProbabilities ? Reply.Body(status, body) : Reply.Label("cinema"));

        var annotations = await LabelAsync(server, rows: 5);

        Assert.Equal(6, server.Requests.Count);
        Assert.All(annotations, annotation => Assert.Equal((2, ConfidenceSource.Stated), (annotation.Label!.Top, annotation.ConfidenceSource)));
        Assert.All(annotations, annotation => Assert.Equal(0.9, annotation.Label!.Confidence, 1e-6));
    }

    [Fact]
    public async Task LabelAsync_ReasoningModel_IsHandledWithoutASetting()
    {
        await using var server = await LabelingServer.StartAsync(ReasoningModel);

        var annotations = await LabelAsync(server, rows: 4);

        // Refused for the temperature, refused for the log-probabilities, cut off; then one request a row.
        Assert.Equal(3 + 4, server.Requests.Count);
        Assert.Equal([4, 1, 1, 1], annotations.Select(annotation => annotation.Requests).OrderDescending());
        Assert.All(annotations, annotation => Assert.Equal(2, annotation.Label!.Top));
        Assert.Equal(new TokenUsage(200, 75 + 272), annotations.MaxBy(annotation => annotation.Requests)!.Usage);
        Assert.Equal(2_000, server.Requests.Last().Body.GetProperty("max_tokens").GetInt32());
    }

    [Theory]
    [InlineData("""{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"},"jailbreak":{"filtered":false,"detected":false},"self_harm":{"filtered":false,"severity":"safe"},"sexual":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"low"}}}}}""")]
    [InlineData("""{"error":{"code":"BadRequest","message":"The prompt was filtered.","innererror":{"code":"ResponsibleAIPolicyViolation"}}}""")]
    public async Task LabelAsync_AzureFiltersThePrompt_IsThatRowsOutcomeOnly(string body)
    {
        await using var server = await LabelingServer.StartAsync(request => request.LastUserText.Contains("row 1", StringComparison.Ordinal) ? Reply.Body(400, body) : Reply.Label("cinema"));

        var annotations = await LabelAsync(server, rows: 3);

        Assert.Equal((AnnotationOutcome.Filtered, 1), annotations.Where(annotation => annotation.ExampleId == "row 1").Select(annotation => (annotation.Outcome, annotation.Requests)).Single());
        Assert.Equal(2, annotations.Count(annotation => annotation.Outcome == AnnotationOutcome.Labeled));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task LabelAsync_RefusalInItsOwnField_IsRefused()
    {
        const string Body = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1721596428,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I'm sorry, I cannot assist with that request."},"logprobs":{"content":null,"refusal":[{"token":"I'm","logprob":-0.1,"bytes":[73,39,109],"top_logprobs":[]}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":81,"completion_tokens":11,"total_tokens":92,"completion_tokens_details":{"reasoning_tokens":0}},"system_fingerprint":"fp_3407719c7f"}
            """;
        await using var server = await LabelingServer.StartAsync(request => request.LastUserText.Contains("row 0", StringComparison.Ordinal) ? Reply.Body(200, Body) : Reply.Label("cinema"));

        var annotations = await LabelAsync(server, rows: 2);

        Assert.Equal(AnnotationOutcome.Refused, annotations.Single(annotation => annotation.ExampleId == "row 0").Outcome);

        // A refusal says nothing about log-probabilities.
        Assert.Equal(ConfidenceSource.LogProbabilities, annotations.Single(annotation => annotation.ExampleId == "row 1").ConfidenceSource);
    }

    [Fact]
    public async Task LabelAsync_RationaleFromAServerThatPutsTheLabelFirst_TakesTwoStepsFromThenOn()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Schema is null ? Reply.Text("They show films.") : Reply.Label("cinema"));

        var annotations = await LabelAsync(server, rows: 3, new ChatLabelerOptions { Rationale = true });

        Assert.All(annotations, annotation => Assert.Equal(("They show films.", 2, ConfidenceSource.LogProbabilities), (annotation.Rationale, annotation.Label!.Top, annotation.ConfidenceSource)));
        Assert.Equal(1 + (2 * 3), server.Requests.Count);
    }

    private static Reply ReasoningModel(ChatRequest request)
    {
        if (request.Has("temperature"))
        {
            return Reply.Body(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""");
        }

        if (request.WantsLogProbabilities)
        {
            return Reply.Body(403, """{"error":{"message":"You are not allowed to request logprobs from this model","type":"invalid_request_error","param":null,"code":null}}""");
        }

        var limit = request.Body.GetProperty("max_tokens").GetInt32();
        return Reply.Body(200, new JsonObject
        {
            ["id"] = "chatcmpl-2",
            ["object"] = "chat.completion",
            ["created"] = 1_741_570_283,
            ["model"] = "o4-mini-2025-04-16",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = limit < 300 ? string.Empty : "{\"label\":\"cinema\",\"probability\":0.95}", ["refusal"] = null, ["annotations"] = new JsonArray() },
                ["finish_reason"] = limit < 300 ? "length" : "stop",
            }),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = 100,
                ["completion_tokens"] = Math.Min(limit, 272),
                ["total_tokens"] = 100 + Math.Min(limit, 272),
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = Math.Min(limit, 256), ["accepted_prediction_tokens"] = 0 },
            },
        }.ToJsonString());
    }

    private static async Task<List<Annotation>> LabelAsync(LabelingServer server, int rows, ChatLabelerOptions? options = null)
    {
        using var client = ModelClient.Wrap(OpenAIServer.Compatible(server.Endpoint, "model-1", "sk-secret"), new ModelClientOptions { Resilience = new ResilienceOptions { Translate = OpenAIFailures.Translate } });
        var annotations = new List<Annotation>();
        await foreach (var annotation in new ChatLabeler(client, Labels, options).LabelAsync([.. Enumerable.Range(0, rows).Select(row => new LabelRequest(new TextExample($"row {row}", $"row {row}"), 1, 1, (ulong)row))]))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }
}
