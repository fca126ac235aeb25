using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Rlaif.Labelers.Juries;

/// <summary>Asks several seats at once.</summary>
internal static class SeatAnswers
{
    /// <summary>Hands on all answers as they arrive; a seat that cannot go on does not stop the others.</summary>
    public static async IAsyncEnumerable<SeatAnswer> AskAsync(
        IReadOnlyList<(Seat Seat, IReadOnlyList<LabelRequest> Questions)> seats, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answers = Channel.CreateUnbounded<SeatAnswer>();
        var asking = AskAllAsync(seats, answers.Writer, abandoned);
        try
        {
            // Read without the token: what has been answered is paid for and handed on even when the rest is cancelled.
            await foreach (var answer in answers.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return answer;
            }
        }
        finally
        {
            // Nothing is asked any more for a caller who has turned away.
            await abandoned.CancelAsync().ConfigureAwait(false);
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await asking.ConfigureAwait(false);
    }

    private static async Task AskAllAsync(
        IReadOnlyList<(Seat Seat, IReadOnlyList<LabelRequest> Questions)> seats, ChannelWriter<SeatAnswer> answers, CancellationTokenSource abandoned)
    {
        try
        {
            // A labeler may work for long before it first waits, so each has a thread to begin on.
            await Task.WhenAll(seats.Select(asked => Task.Run(() => AskAsync(asked.Seat, asked.Questions, answers, abandoned), CancellationToken.None))).ConfigureAwait(false);
        }
        finally
        {
            answers.Complete();
        }
    }

    private static async Task AskAsync(Seat seat, IReadOnlyList<LabelRequest> questions, ChannelWriter<SeatAnswer> answers, CancellationTokenSource abandoned)
    {
        try
        {
            await foreach (var annotation in seat.Labeler.LabelAsync(questions, abandoned.Token).ConfigureAwait(false))
            {
                answers.TryWrite(new SeatAnswer(seat.Number, annotation, Failure: null));
            }
        }
        catch (LabelingException failure)
        {
            answers.TryWrite(new SeatAnswer(seat.Number, Annotation: null, failure));
        }
        catch
        {
            // Cancelled, or a fault of the labeler: either way nobody will use the answers of the others.
            await abandoned.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
