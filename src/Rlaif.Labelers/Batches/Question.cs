using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Batches;

/// <summary>A question that a row's conversation waits to have answered.</summary>
internal sealed class Question(Seat seat, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
{
    // On threads of their own: who answers a batch must not run its rows' conversations meanwhile.
    private readonly TaskCompletionSource<ChatResponse> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ExampleId => seat.Request.Example.Id;

    /// <summary>Gets the place of the row among all.</summary>
    public int Number => seat.Number;

    public int Round => seat.Request.Round;

    public IReadOnlyList<ChatMessage> Messages => messages;

    public ChatOptions? Options => options;

    public Task<ChatResponse> Answered => _answer.Task;

    public void Answer(ChatResponse response)
    {
        seat.Desk.Enter();
        _answer.TrySetResult(response);
    }

    public void Fail(Exception failure)
    {
        seat.Desk.Enter();
        _answer.TrySetException(failure);
    }
}
