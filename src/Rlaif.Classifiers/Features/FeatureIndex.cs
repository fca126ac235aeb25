using System.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>Finds the position of a feature among ascending hashes.</summary>
/// <remarks>
/// Hashes are spread evenly, so their leading bits give the position but for a step or two; within such a bucket
/// the search is binary, which bounds the time where a damaged file is not spread evenly.
/// </remarks>
internal sealed class FeatureIndex
{
    private readonly int[] _buckets;
    private readonly int _shift;

    public FeatureIndex(ulong[] hashes)
    {
        Hashes = hashes;
        var bits = Math.Max(1, BitOperations.Log2((uint)hashes.Length + 1));
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
        var start = _buckets[bucket];
        var position = Hashes.AsSpan(start, _buckets[bucket + 1] - start).BinarySearch(hash);
        return position < 0 ? -1 : start + position;
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
