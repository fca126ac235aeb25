using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Batches;

/// <summary>A chat client that answers later: questions from a seat wait for a batch, others go live.</summary>
internal sealed class DeskChatClient(IChatClient? live) : IChatClient
{
    // A conversation knows nothing of batches; its seat goes with it to wherever it asks.
    private static readonly AsyncLocal<Seat?> CurrentSeat = new();

    public IChatClient? Live => live;

    /// <summary>Has everything that the caller asks from now on, and nobody else, asked from a seat.</summary>
    public static void Sit(Seat seat) => CurrentSeat.Value = seat;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        CurrentSeat.Value is { } seat ? seat.Desk.AskAsync(seat, [.. messages], options, cancellationToken)
        : live is not null ? live.GetResponseAsync(messages, options, cancellationToken)
        : throw new InvalidOperationException("A question needs a seat or a live client.");

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A batch streams nothing; ask for whole responses.");

    public object? GetService(Type serviceType, object? serviceKey = null) => live?.GetService(serviceType, serviceKey);

    public void Dispose()
    {
    }
}
