using System.Net;
using Rlaif.Clients.Batches;

namespace Rlaif.Clients;

/// <summary>Classifies what goes wrong between a client and a model server.</summary>
public static class ServerFailures
{
    private const int LongestMessage = 160;

    /// <summary>Classifies an error status.</summary>
    /// <param name="status">The HTTP status, 100 to 599.</param>
    /// <param name="code">The server's name for the error, which decides where the status is ambiguous.</param>
    /// <param name="parameter">The parameter of the request that the server named.</param>
    /// <param name="retryAfter">How long the server asked to wait.</param>
    /// <param name="rateLimits">What the server said about its limits.</param>
    /// <param name="message">What the server said in words that hold neither row text nor a key; kept of refused keys and unknown models alone.</param>
    /// <returns>The failure.</returns>
    public static ModelServerException FromStatus(
        int status, string? code = null, string? parameter = null, TimeSpan? retryAfter = null, RateLimits? rateLimits = null, string? message = null)
    {
        var kind = ServerErrorCodes.KindOf(code) ?? KindOf(status);
        return new(kind, status, code, parameter, retryAfter)
        {
            RateLimits = rateLimits,
            ServerMessage = kind is FailureKind.Unauthorized or FailureKind.UnknownModel ? OneLine.Of(message, LongestMessage) : null,
        };
    }

    /// <summary>Creates the failure of a request that wanted a key and had none.</summary>
    /// <param name="message">What the server said in words that hold no row text.</param>
    /// <returns>A failure of the kind <see cref="FailureKind.Unauthorized"/> with the status 401.</returns>
    public static ModelServerException NoKeySent(string? message = null) => FromStatus(401, FailureCodes.NoKeySent, message: message);

    /// <summary>Creates the failure of a client that threw what nobody understands.</summary>
    /// <param name="exception">What it threw; it becomes the inner exception and is not repeated.</param>
    /// <returns>A failure of the kind <see cref="FailureKind.InvalidRequest"/> that names the type of the exception.</returns>
    public static ModelServerException NotUnderstood(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(FailureKind.InvalidRequest, status: null, exception.GetType().Name, parameter: null, retryAfter: null, attempts: 1, exception);
    }

    /// <summary>Classifies an error that came without a status, as in the results of a batch.</summary>
    /// <param name="code">The server's name for the error.</param>
    /// <param name="otherwise">What it means where the name says nothing.</param>
    /// <param name="parameter">The parameter of the request that the server named.</param>
    /// <returns>The failure.</returns>
    public static ModelServerException FromCode(string? code, FailureKind otherwise, string? parameter = null) =>
        new(ServerErrorCodes.KindOf(code) ?? otherwise, code: code, parameter: parameter, attempts: BatchFailure.IsNeverAsked(code) ? 0 : 1);

    /// <summary>Creates the failure of a request that its batch says nothing about.</summary>
    /// <param name="state">How the batch ended.</param>
    /// <returns>A failure of the kind <see cref="FailureKind.Transient"/>, without an attempt where the batch was cut short.</returns>
    public static ModelServerException NoBatchResult(ChatBatchState state) => new(
        FailureKind.Transient,
        code: state switch
        {
            ChatBatchState.Expired => BatchFailure.Expired,
            ChatBatchState.Cancelled => BatchFailure.Cancelled,
            _ => BatchFailure.NoResult,
        },
        attempts: state == ChatBatchState.Completed ? 1 : 0);

    /// <summary>Creates the failure of a reply that arrived but makes no sense.</summary>
    /// <param name="usage">The tokens that the reply says it used; zero where it does not say.</param>
    /// <returns>A failure of the kind <see cref="FailureKind.Transient"/>: mostly a reply cut short on its way.</returns>
    public static ModelServerException UnreadableReply(TokenUsage usage = default) =>
        new(FailureKind.Transient, code: FailureCodes.UnreadableReply) { Usage = usage };

    /// <summary>Creates the failure of a reply whose vectors cannot be told apart.</summary>
    /// <param name="usage">The tokens that the reply says it used; zero where it does not say.</param>
    /// <returns>A failure of the kind <see cref="FailureKind.InvalidRequest"/>: another attempt would answer the same.</returns>
    public static ModelServerException DisorderedVectors(TokenUsage usage = default) =>
        new(FailureKind.InvalidRequest, code: FailureCodes.VectorOrder) { Usage = usage };

    /// <summary>Understands the exceptions of HTTP and of the network.</summary>
    /// <param name="exception">What a client threw.</param>
    /// <returns>The failure, or <see langword="null"/> where the exception says nothing about the server.</returns>
    public static ModelServerException? Translate(Exception exception) => exception switch
    {
        ModelServerException failure => failure,
        HttpRequestException { StatusCode: { } status } => FromStatus((int)status),
        HttpRequestException http => Network(http.HttpRequestError),
        HttpIOException http => Network(http.HttpRequestError),
        IOException => Network(HttpRequestError.Unknown),
        TimeoutException => new(FailureKind.Transient, code: FailureCodes.Timeout),
        _ => null,
    };

    private static ModelServerException Network(HttpRequestError error) =>
        new(FailureKind.Transient, code: error == HttpRequestError.Unknown ? FailureCodes.NetworkError : error.ToString());

    private static FailureKind KindOf(int status) => (HttpStatusCode)status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => FailureKind.Transient,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FailureKind.Unauthorized,
        HttpStatusCode.PaymentRequired => FailureKind.QuotaExhausted,
        HttpStatusCode.NotFound => FailureKind.UnknownModel,
        HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported => FailureKind.InvalidRequest,

        // Besides 500, 502, 503 and 504 there are the 52x of proxies and the 529 of an overloaded model.
        >= HttpStatusCode.InternalServerError => FailureKind.Transient,
        _ => FailureKind.InvalidRequest,
    };
}
