namespace Rlaif.Labelers.Shortlists;

/// <summary>Compares by the words and pieces of words that a text has in common with a class.</summary>
/// <remarks>The cosine of vectors of logarithmic counts and inverse document frequencies (Spärck Jones, 1972).</remarks>
internal sealed class LexicalSimilarity : ISimilarity
{
    private readonly TermCounter _terms = new();
    private readonly List<(int Class, double Weight)>[] _postings;
    private readonly double[] _frequencies;
    private readonly int _classes;

    public LexicalSimilarity(LabelSet labels)
    {
        _classes = labels.Count;
        var counts = labels.Select(label => _terms.Count(ClassText.Of(label), isLearning: true)).ToArray();
        _postings = [.. Enumerable.Range(0, _terms.Known).Select(_ => new List<(int, double)>())];
        var documents = new int[_terms.Known];
        foreach (var term in counts.SelectMany(count => count.Keys))
        {
            documents[term]++;
        }

        _frequencies = [.. documents.Select(count => Math.Log((1.0 + labels.Count) / (1.0 + count)) + 1)];
        for (var index = 0; index < counts.Length; index++)
        {
            Add(index, counts[index]);
        }
    }

    public ValueTask<double[]> CompareAsync(string text, CancellationToken cancellationToken)
    {
        var scores = new double[_classes];
        foreach (var (term, count) in _terms.Count(text, isLearning: false))
        {
            var weight = Weight(term, count);
            foreach (var (index, other) in _postings[term])
            {
                scores[index] += weight * other;
            }
        }

        return ValueTask.FromResult(scores);
    }

    private void Add(int index, Dictionary<int, int> counts)
    {
        // The length of the text's own vector is the same for every class and left out.
        var length = Math.Sqrt(counts.Sum(count => Math.Pow(Weight(count.Key, count.Value), 2)));
        foreach (var (term, count) in counts)
        {
            _postings[term].Add((index, Weight(term, count) / length));
        }
    }

    private double Weight(int term, int count) => (1 + Math.Log(count)) * _frequencies[term];
}
