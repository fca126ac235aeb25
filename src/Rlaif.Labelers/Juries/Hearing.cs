using System.Runtime.CompilerServices;

namespace Rlaif.Labelers.Juries;

/// <summary>Has one batch answered by all seats, and where they differ by the tie-breaker.</summary>
internal sealed class Hearing
{
    private readonly IReadOnlyList<Seat> _seats;
    private readonly Seat? _tieBreaker;
    private readonly string? _name;
    private readonly Dictionary<string, Ballot> _open = new(StringComparer.Ordinal);
    private LabelingException? _failure;

    public Hearing(IReadOnlyList<Seat> seats, Seat? tieBreaker, string? name)
    {
        _seats = seats;
        _tieBreaker = tieBreaker;
        _name = name;
    }

    /// <summary>Hands on an annotation as soon as all seats have answered about an example; those that differ come last.</summary>
    /// <exception cref="LabelingException">A labeler cannot go on; what the others answered has been handed on before.</exception>
    public async IAsyncEnumerable<Annotation> RunAsync(IReadOnlyList<LabelRequest> batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var request in batch)
        {
            _open.Add(request.Example.Id, new Ballot(request, _seats));
        }

        await foreach (var ballot in AskAsync(_seats, batch, cancellationToken).ConfigureAwait(false))
        {
            if (ballot.IsComplete && !(_tieBreaker is not null && ballot.IsSplit))
            {
                yield return Close(ballot);
            }
        }

        if (_tieBreaker is not null && _failure is null)
        {
            // In the order of the batch, so that the tie-breaker is asked the same in every run.
            LabelRequest[] split = [.. batch.Where(request => _open.TryGetValue(request.Example.Id, out var ballot) && ballot.IsComplete)];
            await foreach (var ballot in AskAsync([_tieBreaker], split, cancellationToken).ConfigureAwait(false))
            {
                yield return Close(ballot);
            }
        }

        if (_failure is not null)
        {
            // What the others answered is paid for. Who was asked to stop goes on later, and then hears all of them.
            foreach (var ballot in _failure.IsStopRequested ? [] : _open.Values.Where(ballot => ballot.Answers.Count > 0).ToList())
            {
                yield return Close(ballot);
            }

            throw _failure;
        }
    }

    private Annotation Close(Ballot ballot)
    {
        _open.Remove(ballot.Request.Example.Id);
        return Verdict.Of(ballot, _name);
    }

    /// <summary>Gives the ballot of each answer, as it arrives.</summary>
    private async IAsyncEnumerable<Ballot> AskAsync(IReadOnlyList<Seat> seats, IReadOnlyList<LabelRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var votes = _seats.Count + (_tieBreaker is null ? 0 : 1);
        await foreach (var answer in SeatAnswers.AskAsync([.. requests.Count == 0 ? [] : seats.Select(seat => (seat, seat.Questions(requests, votes)))], cancellationToken).ConfigureAwait(false))
        {
            _failure ??= answer.Failure;
            if (answer.Annotation is { } annotation)
            {
                if (!_open.TryGetValue(annotation.ExampleId, out var ballot))
                {
                    throw new LabelingException($"The labeler '{annotation.Labeler}' of a jury answered about '{annotation.ExampleId}' unasked or twice; correct the labeler.");
                }

                ballot.Add(answer.Seat, annotation);
                yield return ballot;
            }
        }
    }
}
