namespace Rlaif.Clients.Tests;

public sealed class ModelServerExceptionTests
{
    [Theory]
    [InlineData(FailureKind.Unauthorized, 401, "invalid_api_key", null, 1, "The server refused the API key or token (401, invalid_api_key); check the key and the endpoint.")]
    [InlineData(FailureKind.UnknownModel, 404, null, null, 1, "The server knows no such model or path (404); check the model name and the endpoint.")]
    [InlineData(FailureKind.InvalidRequest, 400, "unsupported_value", "temperature", 1, "The server refused the request (400, unsupported_value, parameter temperature); change the request or choose a model that supports it.")]
    [InlineData(FailureKind.ContentFiltered, 400, "content_filter", null, 1, "The server's content filter stopped the request (400, content_filter); leave the text out or loosen the filter.")]
    [InlineData(FailureKind.QuotaExhausted, 429, "insufficient_quota", null, 1, "The account's quota is used up (429, insufficient_quota); raise it or wait for the next period.")]
    [InlineData(FailureKind.Transient, 429, null, null, 6, "The server limits the rate (429, 6 attempts); lower the concurrency or try again later.")]
    [InlineData(FailureKind.Transient, 503, null, null, 6, "The server failed (503, 6 attempts); try again later.")]
    [InlineData(FailureKind.Transient, null, "timeout", null, 6, "The server did not answer in time (timeout, 6 attempts); raise the attempt timeout or try again later.")]
    [InlineData(FailureKind.InvalidRequest, null, "vector_count", null, 1, "The server answered with another number of vectors than it was asked for (vector_count); check the endpoint.")]
    [InlineData(FailureKind.InvalidRequest, null, "vector_order", null, 1, "The server's vectors do not say which text they belong to (vector_order); check the endpoint.")]
    [InlineData(FailureKind.InvalidRequest, null, "vector_values", null, 1, "The server answered with a vector that is empty or not made of finite numbers (vector_values); choose another model.")]
    [InlineData(FailureKind.InvalidRequest, null, "vector_dimensions", null, 1, "The server's vectors differ in length among themselves or from those kept (vector_dimensions); check the model or choose another cache folder.")]
    [InlineData(FailureKind.Transient, null, "unreadable_reply", null, 6, "The reply of the server cannot be read (unreadable_reply, 6 attempts); check the endpoint and its protocol.")]
    [InlineData(FailureKind.Transient, null, "circuit_open", null, 0, "Too many requests failed, so that no more are sent for now (circuit_open); try again later.")]
    [InlineData(FailureKind.Transient, null, "ConnectionError", null, 6, "The server cannot be reached (ConnectionError, 6 attempts); check the endpoint and the network.")]
    public void Message_EachKind_SaysWhatAndWhatToDo(FailureKind kind, int? status, string? code, string? parameter, int attempts, string message) =>
        Assert.Equal(message, new ModelServerException(kind, status, code, parameter, attempts: attempts).Message);

    [Theory]
    [InlineData("my card was stolen")]
    [InlineData("")]
    [InlineData("line\nbreak")]
    [InlineData("Übergriff")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void Constructor_CodeOrParameterThatIsNoIdentifier_DropsIt(string text)
    {
        var failure = new ModelServerException(FailureKind.InvalidRequest, 400, text, text);

        Assert.Null(failure.Code);
        Assert.Null(failure.Parameter);
        Assert.Equal("The server refused the request (400); change the request or choose a model that supports it.", failure.Message);
    }

    [Fact]
    public void Constructor_PathOfAParameter_KeepsIt() =>
        Assert.Equal("messages[0].content", new ModelServerException(FailureKind.InvalidRequest, parameter: "messages[0].content").Parameter);

    [Fact]
    public void Message_FailureOfAKnownServer_NamesAddressModelAndKey() => Assert.Equal(
        "The server refused the API key or token (http://host:8080/v1, model small, key from MY_KEY, 401, 2 attempts), saying \"Wrong key … given.\"; check the key and the endpoint.",
        ServerFailures.FromStatus(401, message: "Wrong key … given.")
            .AfterAttempts(2, default, ServerContext.Of(new Uri("http://user:secret@host:8080/v1/?token=secret#x"), "small") with { KeySource = "MY_KEY" }).Message);

    [Fact]
    public void Message_NoKeySent_SaysSo() =>
        Assert.Equal("The server wants an API key and none was sent (401, no_key_sent); give the key, or check the endpoint.", ServerFailures.NoKeySent().Message);

    [Theory]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(400, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    public void ServerMessage_StatusThatMayBeAboutARow_IsNotKept(int status, bool isKept) =>
        Assert.Equal(isKept ? "no such thing" : null, ServerFailures.FromStatus(status, message: "no such thing").ServerMessage);

    [Fact]
    public void ServerMessage_ControlsAndLength_AreTamed()
    {
        var message = ServerFailures.FromStatus(404, message: $"a\r\n\u001b[31m\u202e \"b\" {new string('x', 500)}").ServerMessage!;

        Assert.StartsWith("a [31m 'b' xxx", message, StringComparison.Ordinal);
        Assert.Equal((161, '…'), (message.Length, message[^1]));
    }

    [Fact]
    public void NotUnderstood_AnyException_IsInsideAndNotInTheMessage()
    {
        var failure = ServerFailures.NotUnderstood(new InvalidOperationException("my card was stolen"));

        Assert.Equal("my card was stolen", failure.InnerException!.Message);
        Assert.Equal("The chat client threw an exception of its own (InvalidOperationException); correct the client, or say by ResilienceOptions.Translate what it means.", failure.Message);
    }
}
