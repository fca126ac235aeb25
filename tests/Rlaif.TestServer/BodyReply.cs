using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>An answer given word for word.</summary>
internal sealed class BodyReply(int status, string body) : Reply
{
    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, cancellationToken);
    }
}
