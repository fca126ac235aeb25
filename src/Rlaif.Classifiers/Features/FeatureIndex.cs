using System.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>Finds the position of a feature among ascending hashes.</summary>
/// <remarks>
/// Hashes are spread evenly, so their leading bits give the position but for a step or two; within such a bucket
/// the search is binary, which bounds the time where a damaged file is not spread evenly.
/// </remarks>
internal sealed class FeatureIndex
{
    // Two to the power of this: with four buckets a hash most are empty, and most hashes that are looked up are not there.
    private const int BucketsOfHash = 2;

    private readonly int[] _buckets;
    private readonly int _shift;

    public FeatureIndex(ulong[] hashes)
    {
        Hashes = hashes;
        var bits = Math.Max(1, BitOperations.Log2((uint)hashes.Length + 1) + BucketsOfHash);
        _shift = 64 - bits;
        _buckets = new int[(1 << bits) + 1];
        foreach (var hash in hashes)
        {
            _buckets[(hash >> _shift) + 1]++;
        }

        for (var bucket = 1; bucket < _buckets.Length; bucket++)
        {
            _buckets[bucket] += _buckets[bucket - 1];
        }
    }

    /// <summary>Gets the hashes, ascending, each once.</summary>
    public ulong[] Hashes { get; }

    public int Count => Hashes.Length;

    /// <summary>Returns the position of a hash, or a negative number where it is not there.</summary>
    public int Find(ulong hash)
    {
        var bucket = (int)(hash >> _shift);
        var (low, high) = (_buckets[bucket], _buckets[bucket + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Hashes[middle] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _buckets[bucket + 1] && Hashes[low] == hash ? low : -1;
    }

    /// <summary>Returns the features of both.</summary>
    public FeatureIndex UnionWith(FeatureIndex other)
    {
        ulong[] union = [.. Hashes, .. other.Hashes];
        union.AsSpan().Sort();
        var count = 0;
        foreach (var hash in union)
        {
            count += count > 0 && union[count - 1] == hash ? 0 : 1;
            union[count - 1] = hash;
        }

        return new FeatureIndex(union[..count]);
    }

    /// <summary>Returns the position of each of other ascending hashes, or a negative number where it is not there.</summary>
    public int[] PositionsOf(ReadOnlySpan<ulong> ascending)
    {
        // One walk along both finds them all.
        var positions = new int[ascending.Length];
        var position = 0;
        for (var other = 0; other < positions.Length; other++)
        {
            while (position < Count && Hashes[position] < ascending[other])
            {
                position++;
            }

            positions[other] = position < Count && Hashes[position] == ascending[other] ? position : -1;
        }

        return positions;
    }
}
