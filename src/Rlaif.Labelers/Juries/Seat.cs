namespace Rlaif.Labelers.Juries;

/// <summary>The place of one vote in a jury.</summary>
/// <param name="Number">The number of the vote, from 0; that of a tie-breaker is the last.</param>
/// <param name="Member">The number of the member that gives it, from 0.</param>
/// <param name="Labeler">Who answers.</param>
internal sealed record Seat(int Number, int Member, ILabeler Labeler)
{
    /// <summary>Makes the questions to this seat; each vote has its own number, even in a jury of juries.</summary>
    public IReadOnlyList<LabelRequest> Questions(IEnumerable<LabelRequest> requests, int votes) =>
        [.. requests.Select(request => request with { Vote = (Math.Max(0, request.Vote - 1) * votes) + Number + 1 })];
}
