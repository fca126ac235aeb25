using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Rlaif.Clients;

namespace Rlaif.Labelers.Batches;

/// <summary>One call of the labeler: conversations go on until each has asked; all their questions are one batch.</summary>
/// <remarks>
/// A restart holds the same conversations again. The first questions find their answers in the batch that was handed in then, and so do
/// the second ones, so that nothing but the names of batches and rows has to be remembered.
/// </remarks>
internal sealed class BatchRound(BatchTalk talk, BatchHandIn handIn, BatchReader reader)
{
    private const int MostBatches = 2;
    private readonly QuestionDesk _desk = new();
    private readonly ConcurrentQueue<Annotation> _annotations = new();
    private readonly ConcurrentBag<string> _lost = [];
    private LabelingException? _failure;

    public async IAsyncEnumerable<Annotation> RunAsync(IReadOnlyList<LabelRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var conversations = ConverseAsync(requests, abandoned.Token);
        try
        {
            var questions = await AskedAsync(cancellationToken).ConfigureAwait(false);
            for (var step = 1; questions.Count > 0; step++)
            {
                foreach (var deliver in await DeliveriesAsync(step, questions, cancellationToken).ConfigureAwait(false))
                {
                    await deliver(cancellationToken).ConfigureAwait(false);
                    await _desk.SettleAsync(cancellationToken).ConfigureAwait(false);
                    await handIn.NoteAsync().ConfigureAwait(false);
                    while (_annotations.TryDequeue(out var annotation))
                    {
                        yield return annotation;
                    }
                }

                questions = await AskedAsync(cancellationToken).ConfigureAwait(false);
            }

            await ThrowIfFailedAsync().ConfigureAwait(false);
            await conversations.ConfigureAwait(false);
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await conversations.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task ConverseAsync(IReadOnlyList<LabelRequest> requests, CancellationToken cancellationToken)
    {
        // All of them are there before the first asks, or the first would make a batch of its own.
        Seat[] seats = [.. requests.Select((request, number) => new Seat(_desk, request, number))];
        Array.ForEach(seats, _ => _desk.Enter());
        return Task.WhenAll([.. seats.Select(seat => ConverseAsync(seat, cancellationToken))]);
    }

    private async Task ConverseAsync(Seat seat, CancellationToken cancellationToken)
    {
        try
        {
            DeskChatClient.Sit(seat);
            _annotations.Enqueue(await talk.Conversation.AskAsync(seat.Request, cancellationToken).ConfigureAwait(false));
        }
        catch (LabelingException exception)
        {
            // The other answers are paid for and handed on first. This question is asked anew when the fault is mended.
            _lost.Add(seat.Request.Example.Id);
            _failure ??= exception;
        }
        finally
        {
            _desk.Leave();
        }
    }

    private async Task<IReadOnlyList<Question>> AskedAsync(CancellationToken cancellationToken)
    {
        await _desk.SettleAsync(cancellationToken).ConfigureAwait(false);
        return _desk.Take();
    }

    private async Task<IReadOnlyList<Func<CancellationToken, Task>>> DeliveriesAsync(int step, IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        if (step > MostBatches)
        {
            return [token => talk.AnswerAsync(questions, token)];
        }

        var batches = await handIn.HandInAsync(step, questions, cancellationToken).ConfigureAwait(false);
        return [.. batches.Select(batch => (Func<CancellationToken, Task>)(token => DeliverAsync(batch, token)))];
    }

    private async Task DeliverAsync(QuestionBatch batch, CancellationToken cancellationToken)
    {
        var (status, results) = await reader.ReadAsync(batch.Id, cancellationToken).ConfigureAwait(false);
        if (status.State == ChatBatchState.Failed)
        {
            await handIn.ForgetAsync(batch.Id).ConfigureAwait(false);
            _failure ??= batch.Refuse(status.Failure);
        }
        else
        {
            batch.Answer(results);

            // The others follow once a reply has shown that the form of the requests is not to blame.
            await _desk.SettleAsync(cancellationToken).ConfigureAwait(false);
            batch.FailTheRest(status.State);
        }
    }

    private async Task ThrowIfFailedAsync()
    {
        if (_failure is not null)
        {
            await handIn.HandBackAsync(_lost.ToHashSet(StringComparer.Ordinal)).ConfigureAwait(false);
            throw _failure;
        }
    }
}
