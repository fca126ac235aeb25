using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Rlaif.Throughput;

/// <summary>A server that answers every chat completion the same, after a time.</summary>
internal static class SlowServer
{
    // As long as a real one.
    private const string Completion =
        """
        {"id":"chatcmpl-AbCdEfGhIjKlMnOpQrStUvWxYz","object":"chat.completion","created":1445412480,"model":"slow-2015-10-21","choices":[{"index":0,
        "message":{"role":"assistant","content":"{\"label\":\"card lost\"}","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],
        "usage":{"prompt_tokens":240,"completion_tokens":8,"total_tokens":248,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},
        "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},
        "service_tier":"default","system_fingerprint":"fp_0123456789"}
        """;

    /// <summary>Writes the address to standard output and serves until standard input ends.</summary>
    public static async Task RunAsync(TimeSpan latency)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port: 0));
        await using var application = builder.Build();
        application.Run(context => AnswerAsync(context, latency));
        await application.StartAsync();
        Console.WriteLine(application.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context, TimeSpan latency)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await Task.Delay(latency, TimeProvider.System, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Completion, context.RequestAborted);
    }
}
