using System.Runtime.InteropServices;

namespace Rlaif.Voting;

/// <summary>The votes on many examples in one flat list.</summary>
internal sealed class Ballots
{
    // A class that a voter holds for less likely says nothing worth its time.
    private const float LeastProbability = 0.02f;

    private readonly Dictionary<string, int> _voters = new(StringComparer.Ordinal);
    private readonly List<Answer> _answers;
    private readonly int[] _ends;

    public Ballots(IReadOnlyList<IReadOnlyList<Vote>> items)
    {
        _answers = new List<Answer>(items.Sum(votes => votes.Count));
        _ends = new int[items.Count];
        for (var item = 0; item < items.Count; item++)
        {
            for (var vote = 0; vote < items[item].Count; vote++)
            {
                _voters.TryAdd(items[item][vote].Labeler, _voters.Count);
            }

            Append(items[item], _voters, _answers);
            _ends[item] = _answers.Count;
        }
    }

    /// <summary>Gets the numbers of the voters by their names, in the order in which they first turned up.</summary>
    public IReadOnlyDictionary<string, int> Voters => _voters;

    public int Count => _ends.Length;

    public ReadOnlySpan<Answer> this[int item] => CollectionsMarshal.AsSpan(_answers)[(item == 0 ? 0 : _ends[item - 1]).._ends[item]];

    /// <summary>Appends what votes say; a voter who abstained, or whom nobody knows, says nothing.</summary>
    public static void Append(IReadOnlyList<Vote> votes, IReadOnlyDictionary<string, int> voters, List<Answer> answers)
    {
        for (var index = 0; index < votes.Count; index++)
        {
            if (votes[index] is { Label: { } label } vote && voters.TryGetValue(vote.Labeler, out var voter))
            {
                Append(voter, label, 1f / AnswersOf(vote.Labeler, votes), answers);
            }
        }
    }

    private static void Append(int voter, SoftLabel label, float weight, List<Answer> answers)
    {
        var probabilities = label.Probabilities;
        for (var index = 0; index < probabilities.Length; index++)
        {
            if (probabilities[index] >= LeastProbability || index == label.Top)
            {
                answers.Add(new Answer(voter, index, weight * probabilities[index]));
            }
        }
    }

    // The answers of one voter are no witnesses for each other: together they count as one.
    private static int AnswersOf(string voter, IReadOnlyList<Vote> votes)
    {
        var answers = 0;
        for (var index = 0; index < votes.Count; index++)
        {
            answers += votes[index].Label is not null && votes[index].Labeler == voter ? 1 : 0;
        }

        return answers;
    }
}
