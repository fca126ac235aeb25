using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>An answer that waits.</summary>
internal sealed class LaterReply(Task ready, Reply reply) : Reply
{
    internal override bool IsHanging => reply.IsHanging;

    internal override Task ReadyAsync(CancellationToken cancellationToken) => ready.WaitAsync(cancellationToken);

    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken) =>
        reply.SendAsync(context, request, cancellationToken);
}
