using System.Net;

namespace Rlaif.Clients.Tests;

public sealed class ServerFailuresTests
{
    [Theory]
    [InlineData(302, null, FailureKind.InvalidRequest)]
    [InlineData(400, null, FailureKind.InvalidRequest)]
    [InlineData(400, "context_length_exceeded", FailureKind.InvalidRequest)]
    [InlineData(400, "ResponsibleAIPolicyViolation", FailureKind.ContentFiltered)]
    [InlineData(400, "model_not_found", FailureKind.UnknownModel)]
    [InlineData(400, "invalid_api_key", FailureKind.Unauthorized)]
    [InlineData(401, null, FailureKind.Unauthorized)]
    [InlineData(402, null, FailureKind.QuotaExhausted)]
    [InlineData(403, null, FailureKind.Unauthorized)]
    [InlineData(403, "QuotaExceeded", FailureKind.QuotaExhausted)]
    [InlineData(404, "DeploymentNotFound", FailureKind.UnknownModel)]
    [InlineData(413, null, FailureKind.InvalidRequest)]
    [InlineData(422, null, FailureKind.InvalidRequest)]
    [InlineData(429, "rate_limit_exceeded", FailureKind.Transient)]
    [InlineData(429, "billing_hard_limit_reached", FailureKind.QuotaExhausted)]
    [InlineData(501, null, FailureKind.InvalidRequest)]
    [InlineData(505, null, FailureKind.InvalidRequest)]
    [InlineData(599, null, FailureKind.Transient)]
    public void FromStatus_StatusAndCode_GiveTheKind(int status, string? code, FailureKind kind) =>
        Assert.Equal(kind, ServerFailures.FromStatus(status, code).Kind);

    [Fact]
    public void Translate_ExceptionsOfHttp_KeepsStatusAndDropsTheText()
    {
        var failure = ServerFailures.Translate(new HttpRequestException(Some.RowText, new IOException(Some.RowText), HttpStatusCode.NotFound));

        Assert.Equal((FailureKind.UnknownModel, 404), (failure!.Kind, failure.Status));
        Assert.DoesNotContain(Some.RowText, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Translate_NoConnection_NamesTheReason() =>
        Assert.Equal("NameResolutionError", ServerFailures.Translate(new HttpRequestException(HttpRequestError.NameResolutionError))!.Code);

    [Fact]
    public void Translate_ExceptionThatIsNotTheServers_ReturnsNull() =>
        Assert.Null(ServerFailures.Translate(new InvalidOperationException()));
}
