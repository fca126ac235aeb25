namespace Rlaif.Labelers.Juries;

/// <summary>The answers about one example: one a seat, and that of the tie-breaker where it was asked.</summary>
internal sealed class Ballot
{
    private readonly IReadOnlyList<Seat> _seats;
    private readonly Annotation?[] _answers;
    private int _open;

    public Ballot(LabelRequest request, IReadOnlyList<Seat> seats)
    {
        Request = request;
        _seats = seats;
        _open = seats.Count;

        // The last place is that of a tie-breaker.
        _answers = new Annotation?[seats.Count + 1];
    }

    public LabelRequest Request { get; }

    public bool IsComplete => _open <= 0;

    /// <summary>Gets the answers there are, in the order of the seats, each with the number of its member.</summary>
    public IReadOnlyList<(int Member, Annotation Annotation)> Answers =>
    [
        .. _answers.Index()
            .Where(answer => answer.Item is not null)
            .Select(answer => (answer.Index < _seats.Count ? _seats[answer.Index].Member : int.MaxValue, answer.Item!)),
    ];

    /// <summary>Gets whether two answers name different classes.</summary>
    public bool IsSplit => _answers.Select(answer => answer?.Label?.Top).OfType<int>().Distinct().Skip(1).Any();

    /// <summary>Adds an answer.</summary>
    /// <exception cref="LabelingException">The seat has answered before, or for another number of classes than others.</exception>
    public void Add(int seat, Annotation answer)
    {
        var classes = _answers.FirstOrDefault(other => other?.Label is not null)?.Label!.Probabilities.Length;
        if (_answers[seat] is not null || (classes is not null && answer.Label is { } label && label.Probabilities.Length != classes))
        {
            throw new LabelingException($"The labeler '{answer.Labeler}' of a jury answered about '{answer.ExampleId}' twice, or for another number of classes than others; correct the labeler.");
        }

        _answers[seat] = answer;
        _open--;
    }
}
