using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>An answer that is none.</summary>
internal sealed class BrokenReply(Breakage breakage) : Reply
{
    internal override bool IsHanging => breakage == Breakage.Hang;

    internal override async Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        switch (breakage)
        {
            case Breakage.Garbage:
                await context.Response.WriteAsync($"<html>{request.Row}</html>", cancellationToken);
                break;
            case Breakage.DropBefore:
                context.Abort();
                break;
            case Breakage.DropInside:
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"id\": \"chatcmpl-", cancellationToken);
                await context.Response.Body.FlushAsync(cancellationToken);
                context.Abort();
                break;
            default:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
        }
    }
}
