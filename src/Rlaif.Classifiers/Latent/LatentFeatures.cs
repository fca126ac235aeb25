using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Latent;

/// <summary>Chooses the features of a pool that get a vector, and the rows that they are learned from.</summary>
internal static class LatentFeatures
{
    // Beyond these a larger pool teaches little more: they bound the time and the size of a model file.
    private const int MaximumFeatures = 20_000;
    private const int MaximumRows = 16_384;
    private const int MaximumEntries = 1_000_000;

    // A rare pair of words joins no texts, where a rare word still has pieces.
    private const int MinimumRowsOfPair = 3;

    /// <summary>Returns the most frequent words and pairs, ascending.</summary>
    public static int[] Choose(PoolFeatures features)
    {
        // By ascending frequency, and by descending hash within one: the last are the most frequent.
        var frequencies = features.DocumentFrequencies;
        var ranked = new List<long>(frequencies.Length);
        for (var id = 0; id < frequencies.Length; id++)
        {
            if (frequencies[id] >= Minimum(features.Hashes[id]))
            {
                ranked.Add(((long)frequencies[id] << 32) | (uint)~id);
            }
        }

        ranked.Sort();
        ranked.RemoveRange(0, Math.Max(0, ranked.Count - MaximumFeatures));
        int[] chosen = [.. ranked.Select(rank => ~(int)rank)];
        chosen.AsSpan().Sort();
        return chosen;
    }

    /// <summary>Returns evenly spread rows over the chosen features.</summary>
    public static SparseMatrix Sample(PoolFeatures features, int[] chosen)
    {
        var numbers = new int[features.Hashes.Length];
        Array.Fill(numbers, -1);
        for (var number = 0; number < chosen.Length; number++)
        {
            numbers[chosen[number]] = number;
        }

        var entries = chosen.Sum(id => (long)features.DocumentFrequencies[id]);
        var stride = Math.Max(1, (int)Math.Max((features.Rows + MaximumRows - 1) / MaximumRows, (entries + MaximumEntries - 1) / MaximumEntries));
        var room = (int)(entries / stride);
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(room), new List<float>(room));
        for (var row = 0; row < features.Rows; row += stride)
        {
            var ids = features.Ids(row);
            var rowValues = features.Values(row);
            for (var entry = 0; entry < ids.Length; entry++)
            {
                if (numbers[ids[entry]] is >= 0 and var number)
                {
                    columns.Add(number);
                    values.Add(rowValues[entry]);
                }
            }

            starts.Add(columns.Count);
        }

        return new SparseMatrix([.. starts], [.. columns], [.. values], chosen.Length);
    }

    private static int Minimum(ulong hash) => TextScanner.IsPair(hash) ? MinimumRowsOfPair : 1;
}
