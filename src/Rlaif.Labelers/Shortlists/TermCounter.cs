using System.Runtime.InteropServices;

namespace Rlaif.Labelers.Shortlists;

/// <summary>Counts words and their pieces of three to five characters, which find kin words and forgive slips.</summary>
internal sealed class TermCounter
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);

    /// <summary>Gets the number of terms known.</summary>
    public int Known => _terms.Count;

    /// <summary>Counts by the number of the term; a term that is not known counts only while learning.</summary>
    public Dictionary<int, int> Count(string text, bool isLearning)
    {
        var counts = new Dictionary<int, int>();
        var lower = text.ToLowerInvariant();
        for (var start = 0; start < lower.Length; start++)
        {
            var end = start;
            while (end < lower.Length && char.IsLetterOrDigit(lower[end]))
            {
                end++;
            }

            if (end > start)
            {
                CountWord($"<{lower.AsSpan(start, end - start)}>", counts, isLearning);
                start = end;
            }
        }

        return counts;
    }

    private void CountWord(ReadOnlySpan<char> word, Dictionary<int, int> counts, bool isLearning)
    {
        CountTerm(word, counts, isLearning);
        for (var length = ShortestPiece; length <= Math.Min(LongestPiece, word.Length - 1); length++)
        {
            for (var start = 0; start + length <= word.Length; start++)
            {
                CountTerm(word.Slice(start, length), counts, isLearning);
            }
        }
    }

    private void CountTerm(ReadOnlySpan<char> term, Dictionary<int, int> counts, bool isLearning)
    {
        var terms = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!terms.TryGetValue(term, out var number))
        {
            if (!isLearning)
            {
                return;
            }

            terms[term] = number = _terms.Count;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
    }
}
