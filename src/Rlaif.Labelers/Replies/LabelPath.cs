using System.Text;
using Rlaif.Clients;

namespace Rlaif.Labelers.Replies;

/// <summary>Follows a label through its tokens and gives each answer the probability of the branches that lead to it.</summary>
/// <remarks>
/// At each token, what the model could have written instead counts with its probability times that of the path before. A branch
/// that may still become several answers is shared evenly among them; one that can become none is dropped. The path itself is
/// followed until one answer is left.
/// </remarks>
internal sealed class LabelPath
{
    // Rounding aside, the probabilities of one place cannot exceed 1, and a token that has no rival is as good as certain.
    private const double MostAtOnePlace = 1.01;
    private const double LeastWithoutRival = 0.99;
    private readonly IReadOnlyList<string> _answers;
    private readonly double[] _masses;
    private readonly byte[] _opening;
    private List<int> _possible;

    private LabelPath(IReadOnlyList<string> answers, string opening)
    {
        _answers = answers;
        _masses = new double[answers.Count];
        _opening = Encoding.ASCII.GetBytes(opening);
        _possible = [.. Enumerable.Range(0, answers.Count)];
    }

    /// <summary>Returns each answer's share; null where the tokens do not lead to the answer that was read.</summary>
    /// <param name="fields">The reply.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="answers">What the model could answer.</param>
    /// <param name="chosen">The place among these of what it did answer.</param>
    public static double[]? Follow(ReplyFields fields, IReadOnlyList<TokenLogProbability> tokens, IReadOnlyList<string> answers, int chosen)
    {
        // Before the reply there may be thoughts, and behind it the mark of its end.
        byte[] written = [.. tokens.SelectMany(token => token.Bytes.ToArray())];
        var start = fields.Text.IsEmpty ? -1 : written.AsSpan().LastIndexOf(fields.Text.Span);
        if (start < 0 || !string.Equals(fields.Label, answers[chosen], StringComparison.Ordinal))
        {
            return null;
        }

        var path = new LabelPath(answers, fields.Opening);
        return path.Follow(written, BeforeBlanks(written, start + fields.Start), start + fields.Text.Length, tokens, chosen) && path._masses[chosen] > 0 ? path._masses : null;
    }

    // A label often shares its first token with the blank before it.
    private static int BeforeBlanks(ReadOnlySpan<byte> written, int start) => written[..start].TrimEnd(" \t\r\n"u8).Length;

    private bool Follow(ReadOnlySpan<byte> written, int start, int end, IReadOnlyList<TokenLogProbability> tokens, int chosen)
    {
        var (mass, place) = (1.0, 0);
        foreach (var token in tokens)
        {
            var (begin, length) = (place, token.Bytes.Length);
            place += length;
            if (place <= start)
            {
                continue;
            }

            if (!Branch(written, start, begin, token, mass))
            {
                return false;
            }

            mass *= Probability(token.LogProbability);
            if (begin >= end)
            {
                // The mark of the reply's end.
                break;
            }

            _possible = Possible(written[start..place]);
            if (!_possible.Contains(chosen))
            {
                return false;
            }

            if (_possible.Count == 1)
            {
                break;
            }
        }

        _masses[chosen] += mass;
        return true;
    }

    // Gives the answers what the tokens beside the path's are worth to them; false where the probabilities make no sense.
    private bool Branch(ReadOnlySpan<byte> written, int start, int begin, TokenLogProbability token, double mass)
    {
        var sum = Probability(token.LogProbability);
        if (token.Alternatives.Count == 0 && !(sum >= LeastWithoutRival))
        {
            return false;
        }

        var before = written[Math.Min(start, begin)..begin];
        foreach (var alternative in token.Alternatives.Where(alternative => !alternative.Bytes.Span.SequenceEqual(token.Bytes.Span)))
        {
            var probability = Probability(alternative.LogProbability);
            sum += probability;
            Share([.. before, .. alternative.Bytes.Span], written[Math.Min(start, begin)..start], mass * probability);
        }

        return sum <= MostAtOnePlace;
    }

    private void Share(ReadOnlySpan<byte> branch, ReadOnlySpan<byte> lead, double mass)
    {
        // What ends before the label begins says nothing of it.
        if (!branch.StartsWith(lead) || !new LabelSpelling(_opening).TryEnter(branch[lead.Length..], out _))
        {
            return;
        }

        var possible = Possible(branch[lead.Length..]);
        foreach (var answer in possible)
        {
            _masses[answer] += mass / possible.Count;
        }
    }

    private List<int> Possible(ReadOnlySpan<byte> written)
    {
        var spelling = new LabelSpelling(_opening);
        if (!spelling.TryEnter(written, out var letters))
        {
            return _possible;
        }

        List<int> possible = [];
        foreach (var answer in _possible)
        {
            if (spelling.Match(letters, _answers[answer]) != SpellingMatch.None)
            {
                possible.Add(answer);
            }
        }

        return possible;
    }

    // NaN stays and makes every comparison false.
    private static double Probability(double logarithm) => Math.Exp(Math.Min(0, logarithm));
}
