using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Latent;

/// <summary>What each chosen feature is made of: a word of its pieces, a pair of words of itself.</summary>
internal sealed class PieceMatrix
{
    // Beside some twenty pieces of a word, a pair counts as one; this makes up for it (chosen by experiment).
    private const float PairFactor = 7;

    private readonly PoolFeatures _features;
    private readonly int[] _chosen;
    private readonly ulong[]?[] _pieces;
    private int _missing;

    private PieceMatrix(PoolFeatures features, int[] chosen)
    {
        _features = features;
        _chosen = chosen;
        _pieces = new ulong[]?[chosen.Length];
        _missing = chosen.Count(id => !TextScanner.IsPair(features.Hashes[id]));
    }

    /// <summary>Builds the matrix: a row a chosen feature, weighted by inverse document frequency.</summary>
    public static SparseMatrix Build(IReadOnlyList<string> texts, PoolFeatures features, int[] chosen, ParallelOptions options)
    {
        var builder = new PieceMatrix(features, chosen);
        builder.ReadWords(texts, options);
        return builder.ToMatrix();
    }

    // Only hashes are kept of the pool, so its texts are read again until each word has been met once.
    private void ReadWords(IReadOnlyList<string> texts, ParallelOptions options)
    {
        var index = new FeatureIndex(Array.ConvertAll(_chosen, id => _features.Hashes[id]));
        RowBlocks.ForEach(texts.Count, options, (start, count) =>
        {
            for (var row = start; row < start + count && Volatile.Read(ref _missing) > 0; row++)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                ReadWords(texts[row], index);
            }
        });
    }

    private void ReadWords(string text, FeatureIndex index)
    {
        var tokens = new TokenReader(text);
        while (tokens.Read())
        {
            // Whichever thread comes first: the pieces of a word are the same wherever it stands.
            if (index.Find(TextScanner.WordFeature(tokens.Hash)) is >= 0 and var position && Volatile.Read(ref _pieces[position]) is null
                && Interlocked.CompareExchange(ref _pieces[position], Subwords.Of(tokens.Characters), null) is null)
            {
                Interlocked.Decrement(ref _missing);
            }
        }
    }

    private SparseMatrix ToMatrix()
    {
        var all = new ulong[_pieces.Sum(word => word?.Length ?? 0)];
        for (int word = 0, end = 0; word < _pieces.Length; word++)
        {
            _pieces[word]?.CopyTo(all, end);
            end += _pieces[word]?.Length ?? 0;
        }

        var pieces = new FeatureIndex(Distinct(all));
        var factors = Factors(pieces);
        var room = all.Length + _chosen.Length;
        var (starts, columns, values) = (new int[_chosen.Length + 1], new List<int>(room), new List<float>(room));
        for (var row = 0; row < _chosen.Length; row++)
        {
            if (_pieces[row] is null)
            {
                columns.Add(pieces.Count + row);
                values.Add(PairFactor * InverseDocumentFrequency.Compute(_features.DocumentFrequencies[_chosen[row]], _features.Rows));
            }

            foreach (var piece in _pieces[row] ?? [])
            {
                var column = pieces.Find(piece);
                if (factors[column] > 0)
                {
                    columns.Add(column);
                    values.Add(factors[column]);
                }
            }

            starts[row + 1] = columns.Count;
        }

        return new SparseMatrix(starts, [.. columns], [.. values], pieces.Count + _chosen.Length);
    }

    // The rows with a piece are at most those of all its words; a piece of one row alone joins nothing.
    private float[] Factors(FeatureIndex pieces)
    {
        var rows = new long[pieces.Count];
        for (var word = 0; word < _pieces.Length; word++)
        {
            foreach (var piece in _pieces[word] ?? [])
            {
                rows[pieces.Find(piece)] += _features.DocumentFrequencies[_chosen[word]];
            }
        }

        return Array.ConvertAll(rows, count => count < 2 ? 0 : InverseDocumentFrequency.Compute((int)Math.Min(count, _features.Rows), _features.Rows));
    }

    private static ulong[] Distinct(ulong[] hashes)
    {
        hashes.AsSpan().Sort();
        var distinct = 0;
        for (var index = 0; index < hashes.Length; index++)
        {
            if (index == 0 || hashes[index] != hashes[index - 1])
            {
                hashes[distinct++] = hashes[index];
            }
        }

        return hashes[..distinct];
    }
}
