using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests.Redaction;

/// <summary>A client that keeps what it was sent and answers with it, or with what a script makes of it.</summary>
internal sealed class EchoClient(Func<string, string>? reply = null) : IChatClient
{
    public List<ChatMessage> Sent { get; private set; } = [];

    public string SentText => Sent[^1].Text;

    public Action<ChatResponse> Finish { get; init; } = _ => { };

    public ChatResponse? LastResponse { get; private set; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Sent = [.. messages];
        LastResponse = new ChatResponse(new ChatMessage(ChatRole.Assistant, reply?.Invoke(SentText) ?? SentText));
        Finish(LastResponse);
        return Task.FromResult(LastResponse);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
