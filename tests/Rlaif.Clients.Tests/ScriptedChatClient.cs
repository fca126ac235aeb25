using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests;

/// <summary>A client that does what a script says at each attempt, from 1.</summary>
internal sealed class ScriptedChatClient(Func<int, CancellationToken, Task<ChatResponse>> script) : IChatClient
{
    private int _attempts;

    public ScriptedChatClient(Func<int, Exception?> failureAt)
        : this((attempt, _) => failureAt(attempt) is { } failure ? Task.FromException<ChatResponse>(failure) : Task.FromResult(Some.Response()))
    {
    }

    public int Attempts => _attempts;

    public ChatClientMetadata? Metadata { get; init; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        script(Interlocked.Increment(ref _attempts), cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _attempts);
        return new ChatResponseUpdate[] { new(ChatRole.Assistant, "streamed") }.ToAsyncEnumerable();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? Metadata : null;

    public void Dispose()
    {
    }
}
