using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>An error as OpenAI and Azure write it; the message repeats the row and the key.</summary>
internal sealed class ErrorReply(int status, string? code, string? type, string? parameter, JsonObject? inner = null) : Reply
{
    // A date that no clock shows: only the distance between the two headers counts.
    private static readonly DateTimeOffset ServerTime = new(2015, 10, 21, 7, 28, 0, TimeSpan.Zero);

    public TimeSpan? RetryAfter { get; init; }

    public RetryAfterForm Form { get; init; }

    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (RetryAfter is { } wait)
        {
            WriteRetryAfter(context.Response.Headers, wait);
        }

        var error = new JsonObject
        {
            ["message"] = $"Refused '{request.Row}' with the key {request.ApiKey}.",
            ["type"] = type,
            ["param"] = parameter,
            ["code"] = code,
        };
        if (inner is not null)
        {
            error["innererror"] = inner.DeepClone();
        }

        return context.Response.WriteAsync(new JsonObject { ["error"] = error }.ToJsonString(), cancellationToken);
    }

    private void WriteRetryAfter(IHeaderDictionary headers, TimeSpan wait)
    {
        if (Form == RetryAfterForm.Milliseconds)
        {
            headers["retry-after-ms"] = wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
            return;
        }

        headers.RetryAfter = Form == RetryAfterForm.Seconds
            ? wait.TotalSeconds.ToString(CultureInfo.InvariantCulture)
            : (ServerTime + wait).ToString("R", CultureInfo.InvariantCulture);
        headers.Date = ServerTime.ToString("R", CultureInfo.InvariantCulture);
    }
}
