using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class FailuresOverTheWireTests
{
    private const string Paid = "\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":5,\"total_tokens\":45}";

    public static TheoryData<string, FailureKind, int?, string?, string?> Failures() => new()
    {
        { "wrong key", FailureKind.Unauthorized, 401, "invalid_api_key", null },
        { "unknown model", FailureKind.UnknownModel, 404, "model_not_found", "model" },
        { "no quota", FailureKind.QuotaExhausted, 429, "insufficient_quota", null },
        { "filtered prompt", FailureKind.ContentFiltered, 400, "content_filter", "prompt" },
        { "schema refused", FailureKind.InvalidRequest, 400, "unsupported_parameter", "response_format" },
        { "temperature refused", FailureKind.InvalidRequest, 400, "unsupported_parameter", "temperature" },
        { "unprocessable", FailureKind.InvalidRequest, 422, "server_says_no", null },
        { "rate limit", FailureKind.Transient, 429, "rate_limit_exceeded", null },
        { "server error", FailureKind.Transient, 500, "server_says_no", null },
        { "unavailable", FailureKind.Transient, 503, "server_says_no", null },
        { "garbage", FailureKind.Transient, null, "unreadable_reply", null },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task GetResponseAsync_ServerFails_ThrowsWhatTheLabelerNeeds(string name, FailureKind kind, int? status, string? code, string? parameter)
    {
        await using var server = await LabelingServer.StartAsync(_ => Named(name));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages(), Some.Options()));

        Assert.Equal((kind, status, code, parameter, 1), (failure.Kind, failure.Status, failure.Code, failure.Parameter, failure.Attempts));
        Assert.Single(server.Requests);
        Assert.DoesNotContain(Some.RowText, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Some.Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetResponseAsync_ConnectionCut_IsTransient(bool insideTheBody)
    {
        await using var server = await LabelingServer.StartAsync(_ => insideTheBody ? Reply.DropInBody() : Reply.Drop());

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages()));

        // A cut connection shows as a reset or as an end, whichever comes first.
        Assert.Equal((FailureKind.Transient, null), (failure.Kind, failure.Status));
        Assert.Contains(failure.Code, new[] { "network_error", "ResponseEnded" });
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(RetryAfterForm.Seconds)]
    [InlineData(RetryAfterForm.Milliseconds)]
    [InlineData(RetryAfterForm.Date)]
    public async Task GetResponseAsync_RetryAfterInEachForm_IsWaitedFor(RetryAfterForm form)
    {
        await using var server = await LabelingServer.StartAsync(request => request.Attempt switch
        {
            1 => Reply.RateLimited(TimeSpan.FromSeconds(7), form),
            2 => Reply.RateLimited(TimeSpan.FromSeconds(100), form),
            3 => Reply.RateLimited(TimeSpan.Zero, form),
            _ => Reply.Label("card lost"),
        });
        var clock = new EagerTimeProvider(Some.AttemptTimeout);
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, clock);

        await client.GetResponseAsync(Some.Messages(), Some.Options());

        Assert.Equal([7, 100, 8], clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData(RetryAfterForm.Seconds)]
    [InlineData(RetryAfterForm.Milliseconds)]
    [InlineData(RetryAfterForm.Date)]
    public async Task GetResponseAsync_RetryAfterOfTenDays_EndsAfterOneRequest(RetryAfterForm form)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.RateLimited(TimeSpan.FromDays(10), form));
        var clock = new EagerTimeProvider(Some.AttemptTimeout);
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, clock);

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(() => client.GetResponseAsync(Some.Messages(), Some.Options()));

        Assert.Single(server.Requests);
        Assert.Empty(clock.Delays);
        Assert.Equal(("rate_limited", clock.GetUtcNow() + TimeSpan.FromDays(10)), (refusal.StopReason!.Code, refusal.StopReason.ContinueAfter));
    }

    [Fact]
    public async Task GetResponseAsync_NobodyListens_IsTransientAndNamesTheReason()
    {
        var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        using var client = Some.Client(server);
        await server.DisposeAsync();

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages()));

        Assert.Equal((FailureKind.Transient, null, "ConnectionError"), (failure.Kind, failure.Status, failure.Code));
    }

    [Fact]
    public async Task GetResponseAsync_ServerHangs_EndsAtTheAttemptTimeoutAndRetries()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Attempt == 1 ? Reply.Hang() : Reply.Label("card lost"));
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, new EagerTimeProvider(Some.AttemptTimeout).For(server));

        var response = await client.GetResponseAsync(Some.Messages(), Some.Options());

        Assert.Equal([FailureKind.Transient, null], response.GetAttempts().Select(attempt => attempt.Failure));
        Assert.Equal(2, server.RequestsFor(Some.RowText));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[{}]}")]
    [InlineData("{\"choices\":[{\"message\":null,\"finish_reason\":\"stop\"}]}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"choices\":[{\"message\":{\"role\":\"assis")]
    public async Task GetResponseAsync_BodyOfAnotherForm_IsAnUnreadableReply(string body)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(200, body));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages()));

        Assert.Equal((FailureKind.Transient, "unreadable_reply"), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData(",\"finish_reason\":\"abort\"", "abort")]
    [InlineData(",\"finish_reason\":\"eos_token\"", "eos_token")]
    [InlineData(",\"finish_reason\":\"LENGTH\"", "length")]
    [InlineData(",\"finish_reason\":\"function_call\"", "tool_calls")]
    [InlineData(",\"finish_reason\":\"\"", "stop")]
    [InlineData(",\"finish_reason\":\"\\ud83d\"", "stop")]
    [InlineData(",\"finish_reason\":null", "stop")]
    [InlineData("", "stop")]
    public async Task GetResponseAsync_AnyFinishReason_IsReadAndNotRetried(string field, string reason)
    {
        await using var server = await LabelingServer.StartAsync(_ =>
            Reply.Body(200, $"{{\"id\":\"1\",\"created\":1,\"model\":\"m\",\"choices\":[{{\"message\":{{\"role\":\"assistant\",\"content\":\"sp\\u00e4m\"}}{field}}}],{Paid}}}"));
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, new EagerTimeProvider(Some.AttemptTimeout));

        var response = await client.GetResponseAsync(Some.Messages());

        Assert.Equal(("späm", reason, 1), (response.Text, response.FinishReason!.Value.Value, server.Requests.Count));
        Assert.Equal(new TokenUsage(40, 5), response.GetTokenUsage());
    }

    [Fact]
    public async Task GetResponseAsync_UnreadableRepliesThatWerePaid_KeepTheirUsage()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Attempt < 3 ? Reply.Body(200, $"{{\"choices\":[],{Paid}}}") : Reply.Text("x"));
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, new EagerTimeProvider(Some.AttemptTimeout));

        var response = await client.GetResponseAsync(Some.Messages());

        Assert.Equal([new(40, 5), new(40, 5), new(40, 5)], response.GetAttempts().Select(attempt => attempt.Usage));
        Assert.Equal(new TokenUsage(120, 15), response.GetTokenUsage());
    }

    [Theory]
    [InlineData("{\"choices\":[]," + Paid + "}", 40, 5)]
    [InlineData("{\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":\"many\"}}", 40, 0)]
    [InlineData("{\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":1e99}}", 0, 0)]
    [InlineData("{\"usage\":7}", 0, 0)]
    [InlineData("{\"\\ud83d\":1}", 0, 0)]
    [InlineData("[]", 0, 0)]
    [InlineData("<html>", 0, 0)]
    public async Task GetResponseAsync_BodyOfAnotherForm_TellsWhatItSaysItCost(string body, long prompt, long completion)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(200, body));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages()));

        Assert.Equal(("unreadable_reply", new TokenUsage(prompt, completion)), (failure.Code, failure.Usage));
    }

    [Fact]
    public async Task GetResponseAsync_CompletionWithoutUsageOrContent_IsReadAllTheSame()
    {
        await using var server = await LabelingServer.StartAsync(_ =>
            Reply.Body(200, "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":\"stop\"}]}"));

        var response = await Some.Client(server).GetResponseAsync(Some.Messages());

        Assert.Equal((string.Empty, null), (response.Text, response.Usage));
        Assert.Equal(default, response.GetTokenUsage());
    }

    [Fact]
    public async Task GetResponseAsync_WrongKeyThroughThePipeline_EndsAfterOneRequest()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.WrongKey());
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, new EagerTimeProvider(Some.AttemptTimeout));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages()));

        Assert.Equal($"The server refused the API key or token ({server.Endpoint.AbsoluteUri.TrimEnd('/')}, model small, 401, invalid_api_key); check the key and the endpoint.", failure.Message);
        Assert.Single(server.Requests);
    }

    private static Reply Named(string name) => name switch
    {
        "wrong key" => Reply.WrongKey(),
        "unknown model" => Reply.UnknownModel(),
        "no quota" => Reply.InsufficientQuota(),
        "filtered prompt" => Reply.FilteredPrompt(),
        "schema refused" => Reply.ParameterRefused("response_format"),
        "temperature refused" => Reply.ParameterRefused("temperature"),
        "unprocessable" => Reply.Status(422),
        "rate limit" => Reply.RateLimited(),
        "server error" => Reply.Status(500),
        "unavailable" => Reply.Status(503),
        _ => Reply.Garbage(),
    };
}
