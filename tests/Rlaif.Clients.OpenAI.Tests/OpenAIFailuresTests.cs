using System.ClientModel;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Identity.Client;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class OpenAIFailuresTests
{
    [Theory]
    [InlineData(400, """{"error":{"code":"content_filter","message":"m","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}""", FailureKind.ContentFiltered, "content_filter", null)]
    [InlineData(400, """{"error":{"code":"BadRequest","innererror":{"code":"ResponsibleAIPolicyViolation"}}}""", FailureKind.ContentFiltered, "ResponsibleAIPolicyViolation", null)]
    [InlineData(404, """{"error":{"code":"DeploymentNotFound","message":"m"}}""", FailureKind.UnknownModel, "DeploymentNotFound", null)]
    [InlineData(401, """{"error":{"code":"401","message":"Access denied due to invalid subscription key."}}""", FailureKind.Unauthorized, null, null)]
    [InlineData(401, """{"statusCode":401,"message":"Unauthorized. Access token is missing."}""", FailureKind.Unauthorized, null, null)]
    [InlineData(429, """{"error":{"message":"m","type":"insufficient_quota","param":null,"code":null}}""", FailureKind.QuotaExhausted, "insufficient_quota", null)]
    [InlineData(429, """{"error":{"code":"429","message":"Rate limit is exceeded."}}""", FailureKind.Transient, null, null)]
    [InlineData(400, """{"error":{"message":"Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.","type":"invalid_request_error","param":null,"code":null}}""", FailureKind.InvalidRequest, "invalid_request_error", "response_format")]
    [InlineData(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""", FailureKind.InvalidRequest, "unsupported_value", "temperature")]
    [InlineData(400, """{"error":{"message":"The temperature in Lisbon is high.","type":"invalid_request_error"}}""", FailureKind.InvalidRequest, "invalid_request_error", null)]
    [InlineData(400, """{"object":"error","message":"'seed' is not available","type":"BadRequestError","param":null,"code":400}""", FailureKind.InvalidRequest, "BadRequestError", "seed")]
    [InlineData(400, """{"error":{"message":"Refused 'stop' or logprobs or max_tokens or json_schema of a row.","code":"invalid"}}""", FailureKind.InvalidRequest, "invalid", null)]
    [InlineData(400, """{"error":{"message":"bad text \ud83d","type":"invalid_request_error","param":"\ud83d","code":"content_filter"}}""", FailureKind.ContentFiltered, "content_filter", null)]
    [InlineData(401, """{"error":{"message":"bad text \ud83d","type":null,"param":null,"code":"\ud83d"}}""", FailureKind.Unauthorized, null, null)]
    [InlineData(429, """{"error":{"message":"bad text \ud83d","type":"rate_limit","param":null,"code":null}}""", FailureKind.Transient, "rate_limit", null)]
    [InlineData(503, """{"error":"bad text \ud83d"}""", FailureKind.Transient, null, null)]
    [InlineData(503, """{"error":{"\ud83d":1,"message":"m"}}""", FailureKind.Transient, null, null)]
    [InlineData(400, """{"error":"'response_format.type' must be 'json_schema'"}""", FailureKind.InvalidRequest, null, "response_format")]
    [InlineData(400, """{"error":{"code":"my card was stolen","param":"my card was stolen"}}""", FailureKind.InvalidRequest, null, null)]
    [InlineData(502, "<html>Bad gateway</html>", FailureKind.Transient, null, null)]
    [InlineData(503, "", FailureKind.Transient, null, null)]
    [InlineData(500, "[1]", FailureKind.Transient, null, null)]
    [InlineData(500, """{"error":null}""", FailureKind.Transient, null, null)]
    public async Task Translate_BodiesOfManyServers_AreUnderstood(int status, string body, FailureKind kind, string? code, string? parameter)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(status, body));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages()));

        Assert.Equal((kind, status, code, parameter), (failure.Kind, failure.Status, failure.Code, failure.Parameter));
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "0.5", 0.5)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("x-ms-retry-after-ms", "250", 0.25)]
    [InlineData("Retry-After", "Wed, 21 Oct 2015 07:28:09 GMT", 9)]
    [InlineData("Retry-After", "Wed, 21 Oct 2015 07:27:00 GMT", 0)]
    [InlineData("Retry-After", "99999999999999999999", 365 * 24 * 60 * 60)]
    [InlineData("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT", 365 * 24 * 60 * 60)]
    public void Read_EachForm_GivesTheWait(string name, string value, double seconds)
    {
        var wait = RetryAfterHeaders.Read(new FixedHeaders { [name] = value, ["Date"] = "Wed, 21 Oct 2015 07:28:00 GMT" });

        Assert.Equal(TimeSpan.FromSeconds(seconds), wait);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-3")]
    [InlineData("NaN")]
    [InlineData("")]
    public void Read_Nonsense_GivesNothing(string value) =>
        Assert.Null(RetryAfterHeaders.Read(new FixedHeaders { ["Retry-After"] = value, ["retry-after-ms"] = value }));

    [Fact]
    public void Read_DateOfAServerThatHidesItsClock_LeavesTheWaitToTheBackoff() =>
        Assert.Null(RetryAfterHeaders.Read(new FixedHeaders { ["Retry-After"] = "Thu, 01 Jan 2026 00:00:30 GMT" }));

    public static TheoryData<Exception, FailureKind> Causes() => new()
    {
        { new HttpRequestException("m"), FailureKind.Transient },
        { new IOException("m"), FailureKind.Transient },
        { new InvalidOperationException("m", new AggregateException(new IOException("m"))), FailureKind.Transient },
        { new RequestFailedException(0, "m"), FailureKind.Transient },
        { new RequestFailedException(408, "m"), FailureKind.Transient },
        { new RequestFailedException(429, "m"), FailureKind.Transient },
        { new RequestFailedException(503, "m"), FailureKind.Transient },
        { new RequestFailedException(400, "m"), FailureKind.Unauthorized },
        { new MsalServiceException("code", "m", 503), FailureKind.Transient },
        { new MsalServiceException("code", "m", 401), FailureKind.Unauthorized },
        { new InvalidOperationException("m"), FailureKind.Unauthorized },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Translate_IdentityFailed_DependsOnTheCause(Exception cause, FailureKind kind) =>
        Assert.Equal(kind, OpenAIFailures.Translate(new AuthenticationFailedException("m", cause))!.Kind);

    [Fact]
    public void Translate_OtherExceptions_SaysWhatTheyMean()
    {
        Assert.Equal(FailureKind.Unauthorized, OpenAIFailures.Translate(new AuthenticationFailedException("m"))!.Kind);
        Assert.Equal("unreadable_reply", OpenAIFailures.Translate(new JsonException())!.Code);
        Assert.Equal(FailureKind.Transient, OpenAIFailures.Translate(new AggregateException(new IOException(), new ClientResultException("m", response: null!, new IOException())))!.Kind);
        Assert.Equal("ConnectionError", OpenAIFailures.Translate(new ClientResultException("m", response: null!, new HttpRequestException(HttpRequestError.ConnectionError)))!.Code);
        Assert.Equal("network_error", OpenAIFailures.Translate(new ClientResultException("m", response: null!))!.Code);
        Assert.Null(OpenAIFailures.Translate(new OperationCanceledException()));
        Assert.Null(OpenAIFailures.Translate(new InvalidOperationException()));
    }
}
