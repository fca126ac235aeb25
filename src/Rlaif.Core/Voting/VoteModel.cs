using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Rlaif.Voting;

/// <summary>How far to trust each of several voters, learned from their agreement alone.</summary>
/// <remarks>
/// Expectation maximization from the majority's view (Dawid and Skene, 1979), with priors on what a voter confuses.
/// Immutable once learned and safe for concurrent use.
/// </remarks>
internal sealed class VoteModel
{
    private const int MaximumIterations = 50;

    // Nats an example by which an iteration makes the votes more probable; less is no news.
    private const double Tolerance = 1e-4;

    private readonly int _classes;
    private readonly IReadOnlyDictionary<string, int> _voters;
    private readonly Confusions? _confusions;

    private VoteModel(IReadOnlyList<IReadOnlyList<Vote>> items, int classes, CancellationToken cancellationToken)
    {
        var ballots = new Ballots(items);
        _classes = classes;
        _voters = ballots.Voters;

        // A voter that agrees with itself has shown nothing.
        _confusions = _voters.Count < 2 ? null : Learn(ballots, classes, cancellationToken);
        Voters = Report(items, ballots);
    }

    /// <summary>Gets what was learned of each voter, in the order in which they first turned up.</summary>
    public IReadOnlyList<VoterReport> Voters { get; }

    /// <summary>Learns from the votes on many examples.</summary>
    /// <param name="items">The votes on each example.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="cancellationToken">Cancels the learning.</param>
    public static VoteModel Learn(IReadOnlyList<IReadOnlyList<Vote>> items, int classes, CancellationToken cancellationToken = default) => new(items, classes, cancellationToken);

    /// <summary>Weighs the votes on one example by what was learned; the votes of a voter without others by their shares.</summary>
    public SoftLabel Posterior(IReadOnlyList<Vote> votes)
    {
        var answers = new List<Answer>(votes.Count);
        Ballots.Append(votes, _voters, answers);
        var probabilities = new float[_classes];
        Infer(CollectionsMarshal.AsSpan(answers), probabilities);
        return new SoftLabel(probabilities);
    }

    private static Confusions Learn(Ballots ballots, int classes, CancellationToken cancellationToken)
    {
        var confusions = new Confusions(ballots.Voters.Count, classes);
        var posterior = new float[classes];
        for (var item = 0; item < ballots.Count; item++)
        {
            Share(ballots[item], posterior);
            confusions.Count(ballots[item], posterior);
        }

        confusions.Estimate();
        var (before, now) = (double.NegativeInfinity, double.MinValue);
        for (var iteration = 0; iteration < MaximumIterations && now - before > Tolerance * ballots.Count; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (before, now) = (now, 0);
            for (var item = 0; item < ballots.Count; item++)
            {
                now += confusions.Infer(ballots[item], posterior);
                confusions.Count(ballots[item], posterior);
            }

            confusions.Estimate();
        }

        return confusions;
    }

    private VoterReport[] Report(IReadOnlyList<IReadOnlyList<Vote>> items, Ballots ballots)
    {
        var (votes, right) = (new int[_voters.Count], new double[_voters.Count]);
        var posterior = new float[_classes];
        for (var item = 0; item < items.Count; item++)
        {
            Infer(ballots[item], posterior);
            foreach (var (name, label) in items[item])
            {
                votes[_voters[name]] += label is null ? 0 : 1;
                right[_voters[name]] += label is null ? 0 : posterior[label.Top];
            }
        }

        return
        [
            .. _voters.OrderBy(voter => voter.Value).Select(voter => new VoterReport(
                voter.Key,
                votes[voter.Value],
                _confusions is null || votes[voter.Value] == 0 ? null : right[voter.Value] / votes[voter.Value],
                _confusions?.Of(voter.Value) ?? [])),
        ];
    }

    private void Infer(ReadOnlySpan<Answer> answers, Span<float> posterior)
    {
        if (_confusions is null)
        {
            Share(answers, posterior);
        }
        else
        {
            _confusions.Infer(answers, posterior);
        }
    }

    private static void Share(ReadOnlySpan<Answer> answers, Span<float> shares)
    {
        shares.Clear();
        foreach (var answer in answers)
        {
            shares[answer.Class] += answer.Weight;
        }

        // Nobody has answered, so nothing is known.
        if (answers.IsEmpty)
        {
            shares.Fill(1);
        }

        TensorPrimitives.Divide(shares, TensorPrimitives.Sum<float>(shares), shares);
    }
}
