using System.Numerics.Tensors;

namespace Rlaif.Voting;

/// <summary>The shares of the classes, and for each voter how probable each answer is where a class is true.</summary>
/// <remarks>
/// A voter's matrix is drawn toward that of a voter who errs as often, whatever the class, and with any other class: with
/// few votes a class voters are weighed by how often they err, with many by what they confuse.
/// </remarks>
internal sealed class Confusions
{
    // What is thought of a voter who has not voted, and how many votes outweigh it. All priors were chosen on simulated
    // juries of two to five voters, with confusions of several kinds; their values matter little.
    private const double PriorAccuracy = 0.75;
    private const double PriorVotes = 10;

    // How many votes where a class is true outweigh what is known of the voter in general: some, and more the more
    // answers there are to be mistaken about.
    private const double PriorVotesOfClass = 10;
    private const double PriorVotesOfAnswer = 2;

    private readonly int _voters;
    private readonly int _classes;

    // For each voter and answer a row with a number for each true class, since that is what a vote is weighed by.
    private readonly float[] _counts;
    private readonly float[] _logs;
    private readonly float[] _classCounts;
    private readonly float[] _classLogs;
    private readonly float[] _totals;

    public Confusions(int voters, int classes)
    {
        _voters = voters;
        _classes = classes;
        _counts = new float[voters * classes * classes];
        _logs = new float[_counts.Length];
        _classCounts = new float[classes];
        _classLogs = new float[classes];
        _totals = new float[classes];
    }

    /// <summary>Computes how probable each class is, given answers.</summary>
    /// <returns>The logarithm of the probability of the answers.</returns>
    public double Infer(ReadOnlySpan<Answer> answers, Span<float> posterior)
    {
        _classLogs.CopyTo(posterior);
        foreach (var answer in answers)
        {
            TensorPrimitives.MultiplyAdd(RowOf(_logs, answer.Voter, answer.Class), answer.Weight, posterior, posterior);
        }

        var largest = TensorPrimitives.Max<float>(posterior);
        TensorPrimitives.Subtract(posterior, largest, posterior);
        TensorPrimitives.Exp(posterior, posterior);
        var sum = TensorPrimitives.Sum<float>(posterior);
        TensorPrimitives.Divide(posterior, sum, posterior);
        return largest + Math.Log(sum);
    }

    /// <summary>Counts answers beside the probabilities of the classes, for the next estimate.</summary>
    public void Count(ReadOnlySpan<Answer> answers, ReadOnlySpan<float> posterior)
    {
        TensorPrimitives.Add(_classCounts, posterior, _classCounts);
        foreach (var answer in answers)
        {
            var row = RowOf(_counts, answer.Voter, answer.Class);
            TensorPrimitives.MultiplyAdd(posterior, answer.Weight, row, row);
        }
    }

    /// <summary>Estimates everything from what was counted, and forgets the counts.</summary>
    public void Estimate()
    {
        TensorPrimitives.Add(_classCounts, 1, _classLogs);
        TensorPrimitives.Divide(_classLogs, TensorPrimitives.Sum<float>(_classLogs), _classLogs);
        TensorPrimitives.Log(_classLogs, _classLogs);
        for (var voter = 0; voter < _voters; voter++)
        {
            Estimate(voter);
        }

        _counts.AsSpan().Clear();
        _classCounts.AsSpan().Clear();
    }

    /// <summary>Lists for each true class how probable each answer of a voter is.</summary>
    public IReadOnlyList<SoftLabel> Of(int voter)
    {
        var matrix = new SoftLabel[_classes];
        var probabilities = new float[_classes];
        for (var truth = 0; truth < _classes; truth++)
        {
            for (var answer = 0; answer < _classes; answer++)
            {
                probabilities[answer] = MathF.Exp(RowOf(_logs, voter, answer)[truth]);
            }

            matrix[truth] = new SoftLabel(probabilities);
        }

        return matrix;
    }

    private void Estimate(int voter)
    {
        var (right, all) = (PriorAccuracy * PriorVotes, PriorVotes);
        _totals.AsSpan().Clear();
        for (var answer = 0; answer < _classes; answer++)
        {
            var counts = RowOf(_counts, voter, answer);
            right += counts[answer];
            TensorPrimitives.Add(_totals, counts, _totals);
        }

        all += TensorPrimitives.Sum<float>(_totals);
        var strength = PriorVotesOfClass + (PriorVotesOfAnswer * _classes);
        var hit = (float)(strength * right / all);
        var miss = (float)(strength * (1 - (right / all)) / Math.Max(1, _classes - 1));
        TensorPrimitives.Add(_totals, (float)strength, _totals);
        TensorPrimitives.Log(_totals, _totals);
        for (var answer = 0; answer < _classes; answer++)
        {
            var logs = RowOf(_logs, voter, answer);
            TensorPrimitives.Add(RowOf(_counts, voter, answer), miss, logs);
            logs[answer] += hit - miss;
            TensorPrimitives.Log(logs, logs);
            TensorPrimitives.Subtract(logs, _totals, logs);
        }
    }

    private Span<float> RowOf(float[] matrices, int voter, int answer) => matrices.AsSpan(((voter * _classes) + answer) * _classes, _classes);
}
