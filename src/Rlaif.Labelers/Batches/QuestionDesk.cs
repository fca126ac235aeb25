using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Batches;

/// <summary>Collects the questions of many conversations, and tells when none of them goes on without an answer.</summary>
/// <remarks>Safe for concurrent use. A conversation asks one question at a time.</remarks>
internal sealed class QuestionDesk
{
    private readonly Lock _gate = new();
    private readonly List<Question> _waiting = [];
    private TaskCompletionSource _idle = Completed();
    private int _busy;

    /// <summary>A conversation begins, or goes on with an answer.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            if (_busy++ == 0)
            {
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>A conversation has ended.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            Rest();
        }
    }

    public Task<ChatResponse> AskAsync(Seat seat, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var question = new Question(seat, messages, options);
        lock (_gate)
        {
            _waiting.Add(question);
            Rest();
        }

        return question.Answered.WaitAsync(cancellationToken);
    }

    /// <summary>Waits until each conversation has ended or waits for an answer.</summary>
    public Task SettleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes what has been asked since the last time, in the order of the rows.</summary>
    /// <remarks>Who asked first is chance, and a batch is known by its content.</remarks>
    public IReadOnlyList<Question> Take()
    {
        lock (_gate)
        {
            Question[] taken = [.. _waiting.OrderBy(question => question.Number)];
            _waiting.Clear();
            return taken;
        }
    }

    private void Rest()
    {
        if (--_busy == 0)
        {
            _idle.TrySetResult();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
