using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text.Json;
using Azure;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace Rlaif.Clients.OpenAI;

/// <summary>Understands the exceptions of the OpenAI package and of Azure's identities.</summary>
public static class OpenAIFailures
{
    /// <summary>Turns an exception into what it says about the server.</summary>
    /// <param name="exception">What a client of the OpenAI package threw.</param>
    /// <returns>The failure, or <see langword="null"/> where the exception says nothing about the server.</returns>
    /// <remarks>
    /// For <see cref="ResilienceOptions.Translate"/> with another client over the OpenAI package; <see cref="OpenAIChatClient"/>
    /// throws such failures itself.
    /// </remarks>
    public static ModelServerException? Translate(Exception exception) => Translate(exception, words: null);

    internal static ModelServerException? Translate(Exception exception, ServerWords? words) => exception switch
    {
        ClientResultException { Status: > 0 } result when result.GetRawResponse() is { } reply => FromReply(result.Status, reply, words),
        ClientResultException { Status: > 0 } result => ServerFailures.FromStatus(result.Status),
        ClientResultException { InnerException: { } inner } => Translate(inner, words),
        ClientResultException => ServerFailures.Translate(new HttpRequestException()),
        AuthenticationFailedException failed when MayPass(failed) => new ModelServerException(FailureKind.Transient, code: "authentication_unavailable"),
        AuthenticationFailedException => new ModelServerException(FailureKind.Unauthorized, code: "authentication_failed"),
        JsonException or FormatException => ServerFailures.UnreadableReply(),

        // The package's own retries, where they are left on.
        AggregateException { InnerExceptions: [.., var last] } => Translate(last, words),
        _ => ServerFailures.Translate(exception),
    };

    // The identity's service did not answer, which says nothing about the identity.
    private static bool MayPass(Exception exception) => exception.InnerException is { } inner && (inner switch
    {
        HttpRequestException or IOException => true,
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        MsalServiceException { StatusCode: 408 or 429 or >= 500 } => true,
        _ => MayPass(inner),
    });

    internal static ModelServerException FromBody(int status, BinaryData body, TimeSpan? retryAfter = null, RateLimits? rateLimits = null, ServerWords? words = null)
    {
        var error = ServerError.Parse(body);
        var message = words?.Repeatable(error.Message);
        if (status == (int)HttpStatusCode.Unauthorized && words is { IsKeyless: true })
        {
            return ServerFailures.NoKeySent(message);
        }

        ModelServerException FromCode(string? code) => ServerFailures.FromStatus(status, code, error.Parameter, retryAfter, rateLimits, message);

        // The first of the error's names that says more than the status does; else the first.
        var plain = FromCode(code: null);
        return error.Codes.Select(FromCode).FirstOrDefault(failure => failure.Kind != plain.Kind)
            ?? FromCode(error.Codes is [var first, ..] ? first : null);
    }

    private static ModelServerException FromReply(int status, PipelineResponse reply, ServerWords? words) =>
        FromBody(status, reply.Content, RetryAfterHeaders.Read(reply.Headers), RateLimitHeaders.Read(reply.Headers), words);
}
