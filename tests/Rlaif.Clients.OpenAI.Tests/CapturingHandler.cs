using System.Net;

namespace Rlaif.Clients.OpenAI.Tests;

/// <summary>Keeps what a request carries and answers 401.</summary>
internal sealed class CapturingHandler : HttpMessageHandler
{
    public string? Authorization { get; private set; }

    public string? Address { get; private set; }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorization = request.Headers.Authorization?.ToString();
        Address = request.RequestUri!.ToString();
        return new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("{}") };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
