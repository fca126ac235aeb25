using System.Numerics;

namespace Rlaif.Deduplication;

/// <summary>Finds the rows that lead a group and share a key with another row.</summary>
/// <remarks>Only leaders are kept, and a few of each key, so that no bucket grows with the duplicates in it.</remarks>
internal sealed class LeaderIndex
{
    private const int MaximumOfKey = 8;
    private const int MaximumFound = 16;
    private readonly uint[] _keys;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int _mask;
    private readonly RepeatedKeys _repeated;

    /// <param name="keys">The keys of all rows, row after row.</param>
    public LeaderIndex(uint[] keys)
    {
        _keys = keys;
        _repeated = new RepeatedKeys(keys);
        var buckets = (int)BitOperations.RoundUpToPowerOf2((uint)(keys.Length / MinHash.Bands) + 1);
        _mask = buckets - 1;
        _first = new int[buckets * MinHash.Bands];
        _next = new int[keys.Length];
        Array.Fill(_first, -1);
    }

    /// <summary>Lists some leaders that share a key with a row, each once.</summary>
    public void Find(int row, List<int> leaders)
    {
        leaders.Clear();
        for (var band = 0; band < MinHash.Bands; band++)
        {
            var key = Key(row, band);
            var first = _repeated.MayHold(band, key) ? _first[Bucket(band, key)] : -1;
            for (var leader = first; leader >= 0; leader = _next[Entry(leader, band)])
            {
                if (Key(leader, band) == key && !leaders.Contains(leader))
                {
                    leaders.Add(leader);
                    if (leaders.Count == MaximumFound)
                    {
                        return;
                    }
                }
            }
        }
    }

    public void Add(int row)
    {
        for (var band = 0; band < MinHash.Bands; band++)
        {
            var key = Key(row, band);
            ref var first = ref _first[Bucket(band, key)];
            if (_repeated.MayHold(band, key) && Count(first, band, key) < MaximumOfKey)
            {
                (_next[Entry(row, band)], first) = (first, row);
            }
        }
    }

    private int Count(int leader, int band, uint key)
    {
        var count = 0;
        for (; leader >= 0; leader = _next[Entry(leader, band)])
        {
            count += Key(leader, band) == key ? 1 : 0;
        }

        return count;
    }

    private uint Key(int row, int band) => _keys[Entry(row, band)];

    private int Bucket(int band, uint key) => (band * (_mask + 1)) + (int)(key & (uint)_mask);

    private static int Entry(int row, int band) => (row * MinHash.Bands) + band;
}
