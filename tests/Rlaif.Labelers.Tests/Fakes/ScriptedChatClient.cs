using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Tests.Fakes;

/// <summary>Answers by a function of the row text, the messages and the options, and remembers what it was asked.</summary>
internal sealed class ScriptedChatClient(Func<ScriptedChatClient.Call, Task<ChatResponse>> answer) : IChatClient
{
    private int _underWay;

    public List<Call> Calls { get; } = [];

    public int HighestConcurrency { get; private set; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages.ToList();
        var call = new Call(RowText(list), list, options!, cancellationToken);
        lock (Calls)
        {
            Calls.Add(call);
            HighestConcurrency = Math.Max(HighestConcurrency, ++_underWay);
        }

        try
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return await answer(call);
        }
        finally
        {
            lock (Calls)
            {
                _underWay--;
            }
        }
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test", null, "model-1") : null;

    public void Dispose()
    {
    }

    public static ChatResponse Reply(string text, ChatFinishReason? finish = null) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = finish ?? ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 5 },
    };

    private static string RowText(List<ChatMessage> messages)
    {
        // The last line of the question; examples may stand before it.
        using var document = JsonDocument.Parse(messages[1].Text.Split('\n')[^1]);
        return document.RootElement.EnumerateObject().Single().Value.GetString()!;
    }

    internal sealed record Call(string Text, List<ChatMessage> Messages, ChatOptions Options, CancellationToken CancellationToken)
    {
        public bool IsCorrection => Messages.Count > 2;
    }
}
