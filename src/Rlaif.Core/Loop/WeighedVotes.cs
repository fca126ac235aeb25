using Rlaif.Voting;

namespace Rlaif.Loop;

/// <summary>The labels of rows that several voters answered, by what all their votes say of the voters.</summary>
internal sealed class WeighedVotes
{
    private readonly Dictionary<int, SoftLabel> _labels = [];

    private WeighedVotes()
    {
    }

    /// <summary>Gets what there is before anybody has voted.</summary>
    public static WeighedVotes None { get; } = new();

    /// <summary>Gets what was learned of each voter.</summary>
    public IReadOnlyList<VoterReport> Voters { get; private init; } = [];

    /// <summary>Gets the label of a row; null where it was not answered by several voters.</summary>
    public SoftLabel? this[int row] => _labels.GetValueOrDefault(row);

    /// <summary>Learns from the votes of rows, in an order that is the same in every run, and weighs them.</summary>
    public static WeighedVotes Of(IEnumerable<(int Row, Annotation Annotation)> answers, int classes, CancellationToken cancellationToken)
    {
        (int Row, Annotation Annotation)[] voted = [.. answers.Where(answer => answer.Annotation.Label is not null && HasSeveralVoters(answer.Annotation.Votes))];
        if (voted.Length == 0)
        {
            return None;
        }

        var model = VoteModel.Learn([.. voted.Select(answer => answer.Annotation.Votes)], classes, cancellationToken);
        var weighed = new WeighedVotes { Voters = model.Voters };
        foreach (var (row, annotation) in voted)
        {
            weighed._labels.Add(row, model.Posterior(annotation.Votes));
        }

        return weighed;
    }

    private static bool HasSeveralVoters(IReadOnlyList<Vote> votes) => votes.Any(vote => vote.Labeler != votes[0].Labeler);
}
