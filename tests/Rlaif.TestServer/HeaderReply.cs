using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>An answer with headers of its own.</summary>
internal sealed class HeaderReply(IReadOnlyDictionary<string, string> headers, Reply reply) : Reply
{
    internal override bool IsHanging => reply.IsHanging;

    internal override Task ReadyAsync(CancellationToken cancellationToken) => reply.ReadyAsync(cancellationToken);

    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return reply.SendAsync(context, request, cancellationToken);
    }
}
